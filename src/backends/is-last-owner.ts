import type { Member } from '../domain/account.ts'

/** Without them the team would have nobody who could make another one. */
export function isLastOwner(members: readonly Member[], account: string): boolean {
  const owners = members.filter(({ role }) => role.rank === 'owner')
  return owners.length === 1 && owners[0]?.account === account
}
