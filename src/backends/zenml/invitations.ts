import { sameEmail } from '../../domain/email.ts'
import type { BackendKey } from '../../domain/ids.ts'
import type { BackendInvitation } from '../backend.ts'
import { listSent } from './client.ts'
import type { Deps } from './deps.ts'
import { type Holders, recallHolders } from './holders.ts'
import { asInvitation, fateOf } from './mapping.ts'

export async function listInvitations(deps: Deps): Promise<readonly BackendInvitation[]> {
  const waiting = await listWaiting(deps)
  if (waiting.length === 0) return []
  const holders = await recallHolders(
    deps.holders,
    waiting.map(({ key }) => key),
  )
  return waiting.map((invitation) => withRole(invitation, holders))
}

export async function findInvitation(deps: Deps, key: BackendKey): Promise<BackendInvitation | undefined> {
  const found = await findWaiting(deps, key)
  return found && withRole(found, await recallHolders(deps.holders, [found.key]))
}

export async function findInvitationFor(deps: Deps, email: string): Promise<BackendInvitation | undefined> {
  const found = await findWaitingFor(deps, email)
  return found && withRole(found, await recallHolders(deps.holders, [found.key]))
}

/** Without its role, which costs as many calls as there are roles. */
export async function findWaiting(deps: Deps, key: BackendKey): Promise<BackendInvitation | undefined> {
  return (await listWaiting(deps)).find((invitation) => invitation.key === key)
}

export async function findWaitingFor(deps: Deps, email: string): Promise<BackendInvitation | undefined> {
  const wanted = sameEmail(email)
  return (await listWaiting(deps, wanted)).find((invitation) => invitation.email === wanted)
}

/** Those that may still be answered: a pending one may have passed its date. */
async function listWaiting({ api, now }: Deps, email?: string): Promise<BackendInvitation[]> {
  const sent = await listSent(api, { ...(email !== undefined && { email }), only_pending: true })
  return sent.filter((one) => fateOf(one, now()) === 'waiting').map(asInvitation)
}

function withRole(invitation: BackendInvitation, holders: Holders): BackendInvitation {
  const role = holders.rolesOf(invitation.key)[0]
  return role ? { ...invitation, role: role.name } : invitation
}
