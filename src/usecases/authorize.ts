import type { AccountId } from '../domain/ids.ts'
import type { Denied } from '../domain/outcomes.ts'
import {
  type Action,
  isPermission,
  mayDo,
  type Permission,
  type Refusal,
  type Target,
} from '../domain/policy.ts'
import type { Rank } from '../domain/role.ts'
import { auditRefusal } from './audit-refusal.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { type PlaceStanding, readPlace } from './read-place.ts'
import { readStanding, type Standing, type StandingDeps } from './standing.ts'

export type Authorization =
  | { readonly kind: 'allowed'; readonly permission: Permission['kind']; readonly standing: Standing }
  | Denied

/** What the target is may depend on who asks. */
type Ask = { readonly action: Action; readonly target?: Target | ((standing: Standing) => Target) }

export type AuthorityDeps = StandingDeps & Pick<Deps, 'now'>

/** Puts the case to the policy as things stand at this moment. A refusal goes into the audit log. */
export async function authorize(deps: AuthorityDeps, caller: Caller, ask: Ask): Promise<Authorization> {
  const [standing, place] = await Promise.all([readStanding(deps, caller), readPlace(deps, caller)])
  const target = typeof ask.target === 'function' ? ask.target(standing) : ask.target
  const ruling = mayDo(caseOf({ standing, place, action: ask.action, ...(target && { target }) }))
  if (isPermission(ruling)) return { kind: 'allowed', permission: ruling.kind, standing }

  await auditRefusal(deps, caller, { action: ask.action, reason: ruling.kind })
  return {
    kind: 'denied',
    action: ask.action,
    team: caller.team,
    ruling,
    flaws: place.flaws,
    whoCould: await listWhoCould(deps, caller, {
      standing,
      ruling,
      action: ask.action,
      ...(target && { target }),
    }),
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

type Wanted = {
  readonly standing: Standing
  readonly ruling: Refusal
  readonly action: Action
  readonly target?: Target
}

/** Somebody else could, where it is a matter of who asks. */
const ABOUT_WHO: readonly Refusal['kind'][] = [
  'rank_too_low',
  'above_own_rank',
  'outranked',
  'own_case',
  'not_a_member',
  'no_admin_channel',
]

/** A few names of people to turn to; a list of everybody would be no help. Who may not see the members sees none. */
async function listWhoCould(
  { backends }: AuthorityDeps,
  { team }: Caller,
  { standing, ruling, action, target = {} }: Wanted,
): Promise<string[]> {
  const inBestPlace = { team: { hasAdminChannel: true }, place: { isAdminChannel: true } }
  const maySee = isPermission(mayDo({ ...inBestPlace, actor: standing, action: 'list_members' }))
  if (!maySee || !ABOUT_WHO.includes(ruling.kind)) return []

  const { isSelf: _self, isOwn: _own, ...asked } = target
  const could = (rank: Rank) =>
    mayDo({ ...inBestPlace, actor: { kind: 'person', rank }, action, target: asked }).kind
  // Where there is nobody to agree, only those could who need nobody.
  const enough = ruling.kind === 'no_admin_channel' ? ['allowed'] : ['allowed', 'by_two']
  const { members } = await backends.of(team).listMembers({ limit: 100 })
  return members
    .filter(({ account, role }) => isOther(standing, account) && enough.includes(could(role.rank)))
    .slice(0, 3)
    .map(({ name }) => name)
}

const isOther = ({ account }: Standing, other: AccountId): boolean => account !== other
