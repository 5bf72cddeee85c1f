import type { AccountId } from '../domain/ids.ts'
import type { Denied } from '../domain/outcomes.ts'
import { type Action, isPermission, mayDo, type Refusal, type Ruling, type Target } from '../domain/policy.ts'
import type { Rank } from '../domain/role.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import type { Standing } from './standing.ts'

type Wanted = {
  readonly standing: Standing
  readonly ruling: Refusal
  readonly action: Action
  readonly target: Target
  /** Accounts that would be refused for what they are in this case, whatever their rank. */
  readonly leaveOut?: readonly AccountId[]
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

const IN_BEST_PLACE = { team: { hasAdminChannel: true }, place: { isAdminChannel: true } }

/** A few names of people to turn to; a list of everybody would be no help. Who may not see the members sees none. */
export async function listWhoCould(
  deps: Pick<Deps, 'backends'>,
  caller: Pick<Caller, 'team'>,
  { standing, ruling, action, target, leaveOut = [] }: Wanted,
): Promise<Pick<Denied, 'whoCould' | 'couldNobody'>> {
  const maySee = isPermission(mayDo({ ...IN_BEST_PLACE, actor: standing, action: 'list_members' }))
  if (!maySee || !ABOUT_WHO.includes(ruling.kind)) return { whoCould: [] }

  // Where there is nobody to agree, only those could who need nobody.
  const enough: Ruling['kind'][] = ruling.kind === 'no_admin_channel' ? ['allowed'] : ['allowed', 'by_two']
  const left = [...leaveOut, ...(standing.account ? [standing.account] : [])]
  const { names, isWhole } = await findAble(deps, caller, { action, target, enough, leaveOut: left })
  return { whoCould: names.slice(0, 3), couldNobody: isWhole && names.length === 0 }
}

type Second = { readonly standing: Standing; readonly about: AccountId }

/** Whether nobody could agree to what one of the owners, or somebody who is to be one, is about. */
export async function lacksSecond(
  deps: Pick<Deps, 'backends'>,
  caller: Pick<Caller, 'team'>,
  { standing: { account }, about }: Second,
): Promise<boolean> {
  const { names, isWhole } = await findAble(deps, caller, {
    action: 'agree',
    target: { isAboutOwners: true },
    enough: ['allowed'],
    leaveOut: [about, ...(account ? [account] : [])],
  })
  return isWhole && names.length === 0
}

type Search = {
  readonly action: Action
  readonly target: Target
  readonly enough: readonly Ruling['kind'][]
  readonly leaveOut: readonly AccountId[]
}

async function findAble(
  { backends }: Pick<Deps, 'backends'>,
  { team }: Pick<Caller, 'team'>,
  { action, target, enough, leaveOut }: Search,
): Promise<{ readonly names: readonly string[]; readonly isWhole: boolean }> {
  const { isSelf: _self, isOwn: _own, ...asked } = target
  const could = (rank: Rank) =>
    mayDo({ ...IN_BEST_PLACE, actor: { kind: 'person', rank }, action, target: asked }).kind
  const { members, cursor } = await backends.of(team).listMembers({ limit: 100 })
  const able = members.filter(
    ({ account, role }) => !leaveOut.includes(account) && enough.includes(could(role.rank)),
  )
  return { names: able.map(({ name }) => name), isWhole: cursor === undefined }
}
