import type { Member } from '../domain/account.ts'
import { isPermission } from '../domain/policy.ts'
import { auditRefusal } from './audit-refusal.ts'
import { type AuthorityDeps, createJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { mayAsk } from './rate-member.ts'

/** As many as every platform can offer at once. */
const MOST = 25

/** Members about whom the caller may do something where they are, and who match what was typed so far. */
export async function suggestMembers(
  deps: AuthorityDeps,
  caller: Caller,
  query: string,
): Promise<readonly Member[]> {
  const judge = await createJudge(deps, caller)
  const ruling = judge.rule('remove')
  if (!isPermission(ruling) && !judge.may('change_role')) {
    await auditRefusal(deps, caller, { action: 'suggest members', reason: ruling.kind })
    return []
  }
  const { members } = await deps.backends
    .of(caller.team)
    .listMembers({ limit: MOST, ...(query && { search: query }) })
  return members.filter((member) => mayAsk(judge, member, 'remove') || mayAsk(judge, member, 'change_role'))
}
