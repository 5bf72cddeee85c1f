import type { Change } from '../domain/change.ts'
import { isPermission, type Refusal, type Target } from '../domain/policy.ts'
import { type AuthorityDeps, createJudge } from './authorize.ts'
import { actionOf } from './change-action.ts'
import type { Deps } from './deps.ts'
import { lookAnew } from './look-anew.ts'
import type { Standing } from './standing.ts'

type Weighed = Target | ((standing: Standing) => Target)

/**
 * Why what was asked for may not be done any more, as a machine word: who asked may be nobody by now, or the channel one
 * that others read. Throws `BackendUnavailable` and `PlatformUnavailable`.
 */
export async function judgeAgain(
  deps: AuthorityDeps & Pick<Deps, 'teams'>,
  change: Change,
  target: Weighed,
): Promise<string | undefined> {
  const team = deps.teams.get(change.team)
  const asker = { actor: change.askedBy, place: change.place, team }
  await lookAnew(deps, asker)
  const { rule, standing } = await createJudge(deps, asker)
  const ruling = rule(actionOf(change.what), typeof target === 'function' ? target(standing) : target)
  if (!isPermission(ruling)) return wordFor(ruling)
  const lacksSecond = ruling.kind !== 'allowed' && change.decidedBy === undefined
  return lacksSecond ? 'not_allowed_any_more' : undefined
}

function wordFor({ kind }: Refusal): string {
  if (kind === 'last_owner' || kind === 'service_account') return kind
  return kind === 'admin_channel_only' ? 'no_admin_channel_any_more' : 'not_allowed_any_more'
}
