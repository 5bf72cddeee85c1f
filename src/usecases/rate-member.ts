import type { Member } from '../domain/account.ts'
import type { ListedMember, MemberAction } from '../domain/outcomes.ts'
import type { Judge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { memberKey } from './member-key.ts'

const ACTIONS: readonly MemberAction[] = ['remove', 'change_role']

/** Puts every member of a list to the policy, as far as can be said without asking the backend once more. */
export const listedFor = (
  judge: Judge,
  { team }: Caller,
  members: readonly Member[],
): readonly ListedMember[] =>
  members.map((member) => ({
    member,
    key: memberKey(team, member.account),
    may: ACTIONS.filter((action) => mayAsk(judge, member, action)),
  }))

export const mayAsk = ({ may, standing }: Judge, { account, role }: Member, action: MemberAction): boolean =>
  may(action, { rank: role.rank, isSelf: standing.account === account })
