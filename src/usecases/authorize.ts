import type { AccountId } from '../domain/ids.ts'
import type { Denied } from '../domain/outcomes.ts'
import { type Action, isPermission, mayDo, type Permission, type Target } from '../domain/policy.ts'
import { auditRefusal } from './audit-refusal.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { type PlaceStanding, readPlace } from './read-place.ts'
import { readStanding, readStandingAnyway, type Standing, type StandingDeps } from './standing.ts'
import { listWhoCould } from './who-could.ts'

export type Authorization =
  | { readonly kind: 'allowed'; readonly permission: Permission['kind']; readonly standing: Standing }
  | Denied

type Ask = {
  readonly action: Action
  /** What it is may depend on who asks. */
  readonly target?: Target | ((standing: Standing) => Target)
  /** The name of whom it is about. */
  readonly whom?: string
  /** Accounts that could not do it either, whatever their rank. */
  readonly leaveOut?: readonly AccountId[]
}

export type AuthorityDeps = StandingDeps & Pick<Deps, 'now'>

/**
 * Puts the case to the policy as things stand at this moment. A refusal goes into the audit log. Throws
 * `BackendUnavailable` where the answer hangs on a rank that cannot be read.
 */
export async function authorize(deps: AuthorityDeps, caller: Caller, ask: Ask): Promise<Authorization> {
  const [read, place] = await Promise.all([readStandingAnyway(deps, caller), readPlace(deps, caller)])
  const { standing, away } = read
  const target = typeof ask.target === 'function' ? ask.target(standing) : ask.target
  // What is not their own hangs on the rank, which nobody can tell.
  if (away && !target?.isOwn) throw away
  const ruling = mayDo(caseOf({ standing, place, action: ask.action, ...(target && { target }) }))
  if (isPermission(ruling)) return { kind: 'allowed', permission: ruling.kind, standing }

  await auditRefusal(deps, caller, { action: ask.action, reason: ruling.kind })
  return {
    kind: 'denied',
    action: ask.action,
    team: caller.team,
    ruling,
    ...(ask.whom && { whom: ask.whom }),
    flaws: place.flaws,
    ...(await listWhoCould(deps, caller, { ...ask, standing, ruling, target: target ?? {} })),
  }
}

type Judged = {
  readonly standing: Standing
  readonly place: PlaceStanding
  readonly action: Action
  readonly target?: Target
}

const caseOf = ({ standing, place, ...asked }: Judged) => ({
  ...asked,
  actor: standing,
  team: { hasAdminChannel: place.bound.length > 0 },
  place: { isAdminChannel: place.isAdminChannel },
})

/** What somebody may do where they are, asked many times over: for lists, suggestions and help. */
export async function createJudge(
  deps: AuthorityDeps,
  caller: Pick<Caller, 'actor' | 'team' | 'place'>,
): Promise<Judge> {
  const [standing, place] = await Promise.all([readStanding(deps, caller), readPlace(deps, caller)])
  return judgeBy(standing, place)
}

/** As {@link createJudge}, also while the backend is away: then of nothing but what is one's own anything is allowed. */
export async function createOwnJudge(
  deps: AuthorityDeps,
  caller: Pick<Caller, 'actor' | 'team' | 'place'>,
): Promise<Judge> {
  const [{ standing }, place] = await Promise.all([readStandingAnyway(deps, caller), readPlace(deps, caller)])
  return judgeBy(standing, place)
}

function judgeBy(standing: Standing, place: PlaceStanding): Judge {
  return {
    standing,
    place,
    may: (action, target) =>
      isPermission(mayDo(caseOf({ standing, place, action, ...(target && { target }) }))),
    rule: (action, target) => mayDo(caseOf({ standing, place, action, ...(target && { target }) })),
  }
}

export type Judge = {
  readonly standing: Standing
  readonly place: PlaceStanding
  readonly may: (action: Action, target?: Target) => boolean
  readonly rule: (action: Action, target?: Target) => ReturnType<typeof mayDo>
}
