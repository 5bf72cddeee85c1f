import { asAccountId } from '../../domain/ids.ts'
import type { BackendInvitation, IdentityOutcome, PersonalCredential } from '../backend.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import { getBody } from './ask.ts'
import type { PersonalClient } from './client.ts'
import type { Deps } from './deps.ts'
import { isOpen, toInvitation } from './mapping.ts'
import type { Account } from './schemas.ts'

export async function whoIs({ as }: Deps, credential: PersonalCredential): Promise<IdentityOutcome> {
  const token = readToken(credential)
  const account = token ? await getOwner(as(token)) : undefined
  if (!account) return refuse('no_credential')
  return { kind: 'known', account: asAccountId(account.id), email: account.email }
}

/** None where the token is nobody's. Better Auth lists those that have expired, too. */
export async function listOwnInvitations(
  { as, now }: Deps,
  credential: PersonalCredential,
): Promise<readonly BackendInvitation[]> {
  const token = readToken(credential)
  if (!token || !(await getOwner(as(token)))) return []
  const all = getBody(await as(token).listInvitations())
  return all
    .filter((one) => isOpen(one, now()))
    .map((one) => ({ ...toInvitation(one), name: one.organizationName ?? one.email }))
}

/** Whose token it is. */
export async function getOwner(person: PersonalClient): Promise<Account | undefined> {
  const reply = await person.getSession()
  return reply.kind === 'refusal' && reply.status === 401 ? undefined : getBody(reply)
}
