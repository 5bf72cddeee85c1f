import { createHash } from 'node:crypto'
import type { Backend } from '../backends/backend.ts'
import type { Member } from '../domain/account.ts'
import type { AccountId } from '../domain/ids.ts'
import type { TeamAt } from '../domain/team.ts'
import { everyMember } from './every-member.ts'

/** Stands for a member in a button: it names nobody, and means somebody only among the members of that team. */
export const memberKey = ({ id, tenant }: TeamAt, account: AccountId): string =>
  createHash('sha256')
    .update(JSON.stringify([id, tenant, account]))
    .digest('base64url')
    .slice(0, 22)

/** Undefined for who is not in the team any more, and for a key that somebody made up. */
export async function findMemberByKey(
  backend: Backend,
  team: TeamAt,
  key: string,
): Promise<Member | undefined> {
  for await (const member of everyMember(backend)) if (memberKey(team, member.account) === key) return member
  return undefined
}
