import type { Member } from '../../domain/account.ts'
import type { AccountId } from '../../domain/ids.ts'
import type { Rank } from '../../domain/role.ts'
import type { ChangeOutcome, PersonalCredential, RefusalReason, Refused } from '../backend.ts'
import { findAmong } from '../find-among.ts'
import type { HttpAnswer } from '../http/http.ts'
import { unexpected } from '../http/read.ts'
import { isLastOwner } from '../is-last-owner.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import { isDone, WHO } from './api.ts'
import { deleteMember, deleteMyself, listPeople } from './client.ts'
import type { Deps } from './deps.ts'
import { lookUpHolders } from './holders.ts'
import type { TeamRole } from './mapping.ts'
import { findMe } from './me.ts'
import { asMember } from './members.ts'
import { replaceRole } from './replace-role.ts'

/** One change at a time: each looks first whether an owner would remain. */
const CHANGES = 'members'

const OWNER: Rank = 'owner'

export const removeMember = (deps: Deps, account: AccountId): Promise<ChangeOutcome> =>
  deps.inTurn(CHANGES, async () => {
    const sight = await lookAt(deps, account)
    if ('reason' in sight) return sight
    if (isLastOwner(sight.members, account)) return refuse('last_owner')
    const answer = await deleteMember(deps.api, account)
    if (answer.status === 401 || answer.status === 403) throw unexpected(WHO, answer)
    return settleRemoval(deps, account, answer)
  })

export const changeRole = (deps: Deps, account: AccountId, name: string): Promise<ChangeOutcome> =>
  deps.inTurn(CHANGES, async () => {
    const wanted = await deps.roles.find(name)
    if (!wanted) return refuse('unknown_role')
    const sight = await lookAt(deps, account)
    if ('reason' in sight) return sight
    if (wanted.rank !== OWNER && isLastOwner(sight.members, account)) return refuse('last_owner')
    const outcome = await replaceRole(deps, { ...sight, holder: { kind: 'person', id: account }, wanted })
    return outcome.kind === 'replaced' ? { kind: 'changed' } : outcome
  })

/** As the person whose token it is, whoever they say they are. */
export const leave = (deps: Deps, credential: PersonalCredential): Promise<ChangeOutcome> =>
  deps.inTurn(CHANGES, async () => {
    const token = readToken(credential)
    const me = token === undefined ? undefined : await findMe(deps.api, token)
    if (token === undefined || !me) return refuse('no_credential')
    const sight = await lookAt(deps, me.account)
    if ('reason' in sight) return sight
    if (isLastOwner(sight.members, me.account)) return refuse('last_owner')
    const answer = await deleteMyself(deps.api, token, me.account)
    return answer.status === 401 ? refuse('no_credential') : settleRemoval(deps, me.account, answer)
  })

/** People alone: a service account owns nothing in anybody's stead. */
type Sight = { readonly members: readonly Member[]; readonly held: readonly TeamRole[] }

async function lookAt(deps: Deps, account: AccountId): Promise<Sight | Refused> {
  const people = await listPeople(deps.api, 'users')
  if (!findAmong(people, { account })) return refuse(await whyAbsent(deps, account))
  const holders = await lookUpHolders(deps)
  return { members: people.map((person) => asMember(person, holders)), held: holders.rolesOf(account) }
}

async function whyAbsent({ api }: Deps, account: AccountId): Promise<RefusalReason> {
  const robots = await listPeople(api, 'service_accounts')
  return findAmong(robots, { account }) ? 'service_account' : 'not_found'
}

/** How ZenML refuses is not published, and a repeat may be refused because of the first: settled by looking. */
async function settleRemoval({ api }: Deps, account: AccountId, answer: HttpAnswer): Promise<ChangeOutcome> {
  const isOut = isDone(answer) || !findAmong(await listPeople(api, 'users'), { account })
  return isOut ? { kind: 'changed' } : refuse('backend_refused', answer)
}
