import type { AccountId } from '../../domain/ids.ts'
import type { ChangeOutcome, PersonalCredential, RefusalReason } from '../backend.ts'
import type { Reply } from './ask.ts'
import type { Deps } from './deps.ts'
import { toRole } from './mapping.ts'
import { findMembership, listRoles, readMembers } from './members.ts'
import { refuse } from './refuse.ts'
import type { Member } from './schemas.ts'

/** Two owners who go at the same moment would both be told that the other one stays. */
const OWNERS = 'owners'

export function removeMember(deps: Deps, account: AccountId): Promise<ChangeOutcome> {
  return deps.turns.take(OWNERS, async () => {
    const member = await findMembership(deps, account)
    if (!member) return refuse('not_found')
    const reply = await deps.client.remove(member.id)
    if (isRefused(reply, 'MEMBER_NOT_FOUND')) return refuse('not_found')
    // An admin who takes out one of several owners hears the same.
    if (isRefused(reply, 'YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER'))
      return refuse((await countOwners(deps)) > 1 ? 'above_operator' : 'last_owner')
    return changed(reply)
  })
}

export function changeRole(deps: Deps, account: AccountId, role: string): Promise<ChangeOutcome> {
  return deps.turns.take(OWNERS, async () => {
    // Better Auth would take any word, and whoever got it could do nothing any more.
    const isKnown = (await listRoles(deps)).some(({ name }) => name === role)
    if (!isKnown) return refuse('unknown_role')
    const member = await findMembership(deps, account)
    if (!member) return refuse('not_found')
    const reply = await deps.client.changeRole(member.id, role)
    const reason = reply.kind === 'refusal' ? whyNotChanged(reply.code, [member.role, role]) : undefined
    return reason ? refuse(reason) : changed(reply)
  })
}

function whyNotChanged(code: string | undefined, roles: readonly string[]): RefusalReason | undefined {
  if (code === 'YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER') return 'last_owner'
  if (code === 'MEMBER_NOT_FOUND') return 'not_found'
  const isAboutOwner = roles.some(isOwnerRole)
  if (code === 'YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER' && isAboutOwner) return 'above_operator'
  return undefined
}

export async function leave(deps: Deps, { token }: PersonalCredential): Promise<ChangeOutcome> {
  if (!token) return refuse('no_credential')
  return deps.turns.take(OWNERS, async () => {
    const reply = await deps.as(token).leave()
    if (reply.kind === 'refusal' && reply.status === 401) return refuse('no_credential')
    if (isRefused(reply, 'MEMBER_NOT_FOUND')) return refuse('not_found')
    if (isRefused(reply, 'YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER')) return refuse('last_owner')
    return changed(reply)
  })
}

function changed(reply: Reply<unknown>): ChangeOutcome {
  if (reply.kind === 'refusal') throw reply.because
  return { kind: 'changed' }
}

const isRefused = (reply: Reply<unknown>, code: string): boolean =>
  reply.kind === 'refusal' && reply.code === code

const countOwners = async (deps: Deps): Promise<number> =>
  (await readMembers(deps)).filter(({ role }: Member) => isOwnerRole(role)).length

const isOwnerRole = (role: string): boolean => toRole(role).rank === 'owner'
