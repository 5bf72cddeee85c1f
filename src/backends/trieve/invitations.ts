import { sameEmail } from '../../domain/email.ts'
import type { BackendKey } from '../../domain/ids.ts'
import type { BackendInvitation } from '../backend.ts'
import type { Deps } from './deps.ts'
import { findAnswerable, isAnswerable } from './look.ts'
import { asInvitation } from './mapping.ts'

export async function listInvitations({ client }: Deps): Promise<readonly BackendInvitation[]> {
  return (await client.listInvitations()).filter(isAnswerable).map(asInvitation)
}

export async function findInvitation(deps: Deps, key: BackendKey): Promise<BackendInvitation | undefined> {
  return (await listInvitations(deps)).find((invitation) => invitation.key === key)
}

export async function findInvitationFor(
  { client }: Deps,
  email: string,
): Promise<BackendInvitation | undefined> {
  const row = findAnswerable(await client.listInvitations(), sameEmail(email))
  return row && asInvitation(row)
}
