import { sameEmail } from '../../domain/email.ts'
import type { BackendInvitation } from '../backend.ts'
import type { Deps } from './deps.ts'
import { findByEmail, readPending } from './look.ts'
import type { Pending } from './mapping.ts'

export async function listInvitations({ client }: Deps): Promise<readonly BackendInvitation[]> {
  return (await readPending(client)).map(asInvitation)
}

/** The key of an invitation is its address. There is no call for one of them. */
export async function findInvitation(
  { client }: Deps,
  email: string,
): Promise<BackendInvitation | undefined> {
  const found = findByEmail(await readPending(client), sameEmail(email))
  return found && asInvitation(found)
}

function asInvitation({ key, name, email, role }: Pending): BackendInvitation {
  return { key, name, email, ...(role !== undefined && { role }) }
}
