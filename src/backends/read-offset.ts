import type { MemberQuery } from './backend.ts'

/** Of a cursor that is how many came before. */
export function readOffset({ cursor = '0' }: Pick<MemberQuery, 'cursor'>): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new Error('The cursor is not one of ours')
  return Number(cursor)
}
