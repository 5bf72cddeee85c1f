import type { AccountId } from '../domain/ids.ts'
import type { Denied } from '../domain/outcomes.ts'
import { type Action, type Case, mayDo } from '../domain/policy.ts'
import { type Rank, ranksAtLeast } from '../domain/role.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { readStanding, type Standing } from './standing.ts'

export type Authorization = { readonly kind: 'allowed'; readonly standing: Standing } | Denied

type Ask = { readonly action: Action; readonly target?: NonNullable<Case['target']> }

type AuthorityDeps = Pick<Deps, 'store' | 'backends' | 'owners' | 'now'>

/** Puts the case to the policy as things stand at this moment. A refusal goes into the audit log. */
export async function authorize(deps: AuthorityDeps, caller: Caller, ask: Ask): Promise<Authorization> {
  const standing = await readStanding(deps, caller)
  // No channel is bound as an admin channel yet, so no place qualifies as one.
  const ruling = mayDo({ ...ask, rank: standing.rank, place: { isAdminChannel: false } })
  if (ruling.kind === 'allowed') return { kind: 'allowed', standing }

  const entry = { at: deps.now(), team: caller.team.id, actor: caller.actor, place: caller.place }
  await deps.store.transaction((tx) =>
    tx.appendAudit({ ...entry, action: ask.action, decision: 'refused', reason: ruling.kind }),
  )
  return {
    kind: 'denied',
    action: ask.action,
    team: caller.team,
    ruling,
    whoCould: await listWhoCould(deps, caller, {
      rank: ruling.kind === 'above_own_rank' ? (ask.target?.rank ?? 'owner') : 'admin',
      ...(standing.account && { except: standing.account }),
    }),
  }
}

type Helper = { readonly rank: Rank; readonly except?: AccountId }

/** A few names of people to turn to; a list of everybody would be no help. */
async function listWhoCould(
  { backends }: AuthorityDeps,
  { team }: Caller,
  { rank, except }: Helper,
): Promise<string[]> {
  const { members } = await backends.of(team).listMembers({ limit: 100 })
  return members
    .filter(({ account, role }) => ranksAtLeast(role.rank, rank) && account !== except)
    .slice(0, 3)
    .map(({ name }) => name)
}
