import { randomUUID } from 'node:crypto'
import type { Offer, PersonalCredential } from '../../../src/backends/backend.ts'
import { type AccountId, asInvitationId, type BackendKey } from '../../../src/domain/ids.ts'
import type { OpenedBackend } from './rules.ts'

export const HOUR_MS = 3_600_000

/** An offer of the lowest role for an hour, to somebody who is in no other sample. */
export async function offerIn(
  { backend, team, now }: OpenedBackend,
  wish: Partial<Offer> = {},
): Promise<Offer> {
  const id = randomUUID()
  const role = (await backend.listRoles(team)).at(-1)?.name ?? 'none'
  return {
    team,
    invitee: { name: 'Bob', email: `bob-${id}@example.com` },
    role,
    expiresAt: new Date(now().getTime() + HOUR_MS),
    idempotencyKey: asInvitationId(id),
    ...wish,
  }
}

/** Somebody in a chat whom nobody has seen before. */
export const stranger = (account?: AccountId): PersonalCredential => ({
  actor: { platform: 'slack', id: `T1/${randomUUID()}` },
  name: 'Bob',
  ...(account !== undefined && { account }),
})

/** Sends the offer and gives the key of the invitation. */
export async function sendIn(opened: OpenedBackend, wish: Partial<Offer> = {}): Promise<BackendKey> {
  const outcome = await opened.backend.send(await offerIn(opened, wish))
  if (outcome.kind !== 'invited') throw new Error(`The sample was ${outcome.kind}`)
  return outcome.key
}

/** A new member: invited and accepted. */
export async function joinIn(opened: OpenedBackend, wish: Partial<Offer> = {}): Promise<AccountId> {
  const key = await sendIn(opened, wish)
  const outcome = await opened.backend.accept({ team: opened.team, key, credential: stranger() })
  if (outcome.kind !== 'joined') throw new Error(`The sample was ${outcome.kind}`)
  return outcome.account
}
