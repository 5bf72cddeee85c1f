import type { Backend } from '../backends/backend.ts'
import type { Member } from '../domain/account.ts'
import type { Target } from '../domain/policy.ts'
import type { Rank } from '../domain/role.ts'
import { everyMember } from './every-member.ts'
import type { Standing } from './standing.ts'

type Weighed = {
  readonly member: Member
  /** What they would be afterwards; absent where they would be out. */
  readonly given?: Rank
}

/** What the policy has to know of a member before something is taken from them. Throws `BackendUnavailable`. */
export async function weighMember(
  backend: Backend,
  { member, given }: Weighed,
): Promise<(standing: Standing) => Target> {
  const isOwner = member.role.rank === 'owner'
  const isLastOwner = isOwner && given !== 'owner' && !(await hasOtherOwner(backend, member))
  return ({ account }) => ({
    rank: member.role.rank,
    isSelf: account === member.account,
    ...(given && { given }),
    ...(isLastOwner && { isLastOwner }),
  })
}

async function hasOtherOwner(backend: Backend, { account }: Member): Promise<boolean> {
  for await (const one of everyMember(backend))
    if (one.role.rank === 'owner' && one.account !== account) return true
  return false
}
