import type { MemberQuery } from './backend.ts'
import { type Listed, matches } from './matches.ts'
import { readOffset } from './read-offset.ts'

/** A page of those who match, for who gets all of them at once. The cursor is how many came before. */
export function cutPage<One extends Listed>(
  all: readonly One[],
  query: MemberQuery,
): { readonly members: readonly One[]; readonly total: number; readonly cursor?: string } {
  const found = all.filter((one) => matches(one, query.search))
  const offset = readOffset(query)
  const end = offset + query.limit
  return {
    members: found.slice(offset, end),
    total: found.length,
    ...(end < found.length && { cursor: String(end) }),
  }
}
