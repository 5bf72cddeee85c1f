import type { AccountId } from '../../domain/ids.ts'
import type { Rank } from '../../domain/role.ts'
import type { ChangeOutcome, PersonalCredential, Refused } from '../backend.ts'
import type { HttpAnswer } from '../http/http.ts'
import { isDone, refused } from './api.ts'
import { deleteMember, deleteMyself, listPeople } from './client.ts'
import type { Deps } from './deps.ts'
import { type Holders, lookUpHolders } from './holders.ts'
import { findMe } from './me.ts'
import { refuse } from './refuse.ts'
import { replaceRole } from './replace-role.ts'

/** One change at a time: each looks first whether an owner would remain. */
const CHANGES = 'members'

const OWNER: Rank = 'owner'

export const removeMember = (deps: Deps, account: AccountId): Promise<ChangeOutcome> =>
  deps.turns(CHANGES, async () => {
    const sight = await lookAt(deps, account)
    if (!('holders' in sight)) return sight
    if (isLastOwner(sight, account)) return refuse('last_owner')
    const answer = await deleteMember(deps.api, account)
    if (answer.status === 401 || answer.status === 403) throw refused(answer)
    return settleRemoval(deps, account, answer)
  })

export const changeRole = (deps: Deps, account: AccountId, name: string): Promise<ChangeOutcome> =>
  deps.turns(CHANGES, async () => {
    const wanted = await deps.roles.find(name)
    if (!wanted) return refuse('unknown_role')
    const sight = await lookAt(deps, account)
    if (!('holders' in sight)) return sight
    if (wanted.rank !== OWNER && isLastOwner(sight, account)) return refuse('last_owner')
    const held = sight.holders.rolesOf(account)
    const outcome = await replaceRole(deps, { holder: { kind: 'person', id: account }, held, wanted })
    return outcome.kind === 'replaced' ? { kind: 'changed' } : outcome
  })

/** As the person whose token it is, whoever they say they are. */
export const leave = (deps: Deps, { token }: PersonalCredential): Promise<ChangeOutcome> =>
  deps.turns(CHANGES, async () => {
    const me = token === undefined ? undefined : await findMe(deps.api, token)
    if (token === undefined || !me) return refuse('no_credential')
    const sight = await lookAt(deps, me.account)
    if (!('holders' in sight)) return sight
    if (isLastOwner(sight, me.account)) return refuse('last_owner')
    const answer = await deleteMyself(deps.api, token, me.account)
    return answer.status === 401 ? refuse('no_credential') : settleRemoval(deps, me.account, answer)
  })

type Sight = { readonly people: ReadonlySet<string>; readonly holders: Holders }

async function lookAt(deps: Deps, account: string): Promise<Sight | Refused> {
  const people = await idsOf(deps, 'users')
  if (people.has(account)) return { people, holders: await lookUpHolders(deps) }
  const robots = await idsOf(deps, 'service_accounts')
  return refuse(robots.has(account) ? 'service_account' : 'not_found')
}

const idsOf = async ({ api }: Deps, kind: 'users' | 'service_accounts'): Promise<ReadonlySet<string>> =>
  new Set((await listPeople(api, kind)).map(({ account }) => account))

/** Of people: a service account owns nothing in anybody's stead. */
function isLastOwner({ people, holders }: Sight, account: string): boolean {
  const owners = holders.withRank(OWNER).filter((id) => people.has(id))
  return owners.length === 1 && owners[0] === account
}

/** How ZenML refuses is not published, and a repeat may be refused because of the first: settled by looking. */
async function settleRemoval(deps: Deps, account: string, answer: HttpAnswer): Promise<ChangeOutcome> {
  if (isDone(answer) || !(await idsOf(deps, 'users')).has(account)) return { kind: 'changed' }
  return refuse('backend_refused')
}
