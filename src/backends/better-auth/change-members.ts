import type { AccountId } from '../../domain/ids.ts'
import type { ChangeOutcome, PersonalCredential, RefusalReason } from '../backend.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import type { Deps } from './deps.ts'
import { toRole } from './mapping.ts'
import { findMembership, listRoles, readMembers } from './members.ts'
import { explainRefusal } from './refusal.ts'

/** Two owners who go at the same moment would both be told that the other one stays. */
const OWNERS = 'owners'

const CHANGED: ChangeOutcome = { kind: 'changed' }

export function removeMember(deps: Deps, account: AccountId): Promise<ChangeOutcome> {
  return deps.inTurn(OWNERS, async () => {
    const member = await findMembership(deps, account)
    if (!member) return refuse('not_found')
    const reply = await deps.client.remove(member.id)
    if (reply.kind === 'done') return CHANGED
    const refused = explainRefusal(reply, {
      MEMBER_NOT_FOUND: 'not_found',
      YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: 'last_owner',
    })
    // An admin who takes out one of several owners hears the same.
    const isSpared = refused.reason === 'last_owner' && (await countOwners(deps)) > 1
    return isSpared ? refuse('above_operator') : refused
  })
}

export function changeRole(deps: Deps, account: AccountId, role: string): Promise<ChangeOutcome> {
  return deps.inTurn(OWNERS, async () => {
    // Better Auth would take any word, and whoever got it could do nothing any more.
    const isKnown = (await listRoles(deps)).some(({ name }) => name === role)
    if (!isKnown) return refuse('unknown_role')
    const member = await findMembership(deps, account)
    if (!member) return refuse('not_found')
    const reply = await deps.client.changeRole(member.id, role)
    if (reply.kind === 'done') return CHANGED
    return explainRefusal(reply, whyNotChanged([member.role, role].some(isOwnerRole)))
  })
}

/** Only about owners it is the operator's rank; else it is a right that the operator lacks. */
const whyNotChanged = (isAboutOwner: boolean): Readonly<Record<string, RefusalReason | undefined>> => ({
  MEMBER_NOT_FOUND: 'not_found',
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: 'last_owner',
  ...(isAboutOwner && { YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER: 'above_operator' }),
})

export async function leave(deps: Deps, credential: PersonalCredential): Promise<ChangeOutcome> {
  const token = readToken(credential)
  if (!token) return refuse('no_credential')
  return deps.inTurn(OWNERS, async () => {
    const reply = await deps.as(token).leave()
    if (reply.kind === 'done') return CHANGED
    if (reply.status === 401) return refuse('no_credential')
    return explainRefusal(reply, {
      MEMBER_NOT_FOUND: 'not_found',
      YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: 'last_owner',
    })
  })
}

const countOwners = async (deps: Deps): Promise<number> =>
  (await readMembers(deps)).filter(({ role }) => isOwnerRole(role)).length

const isOwnerRole = (role: string): boolean => toRole(role).rank === 'owner'
