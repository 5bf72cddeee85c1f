import { sameEmail } from '../../domain/email.ts'
import type { BackendKey } from '../../domain/ids.ts'
import type { BackendInvitation } from '../backend.ts'
import { fewAtATime } from '../few-at-a-time.ts'
import type { Deps } from './deps.ts'
import { look } from './look.ts'
import { asInvitation } from './mapping.ts'

/** Those that the ledger remembers and Diga still has: it keeps no list. */
export async function listInvitations(deps: Deps): Promise<readonly BackendInvitation[]> {
  const entries = await deps.ledger.listOpen()
  return findAll(
    deps,
    entries.map(({ key }) => key),
  )
}

export async function findInvitation(deps: Deps, key: BackendKey): Promise<BackendInvitation | undefined> {
  const found = await look(deps, key)
  return found.kind === 'pending' ? asInvitation(found.invitation) : undefined
}

export async function findInvitationFor(deps: Deps, email: string): Promise<BackendInvitation | undefined> {
  const wanted = sameEmail(email)
  return (await findWaiting(deps, new Set([wanted])))[0]
}

/** Those of the ledger that wait for one of these addresses. */
export async function findWaiting(
  deps: Deps,
  emails: ReadonlySet<string>,
): Promise<readonly BackendInvitation[]> {
  const entries = await deps.ledger.listOpen()
  const candidates = entries.filter(({ email }) => email === undefined || emails.has(sameEmail(email)))
  const found = await findAll(
    deps,
    candidates.map(({ key }) => key),
  )
  return found.filter(({ email }) => email !== undefined && emails.has(email))
}

async function findAll(deps: Deps, keys: readonly BackendKey[]): Promise<readonly BackendInvitation[]> {
  const found = await fewAtATime(keys, (key) => findInvitation(deps, key))
  return found.filter((one) => one !== undefined)
}
