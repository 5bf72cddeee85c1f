import { randomUUID } from 'node:crypto'
import type { Offer } from '../../../src/backends/backend.ts'
import { type AccountId, asInvitationId, type BackendKey } from '../../../src/domain/ids.ts'
import { findOrdinaryRole } from '../../../src/domain/role.ts'
import type { Met, OpenedBackend } from './rules.ts'

export const HOUR_MS = 3_600_000

/** An offer of the ordinary role for an hour. */
export async function offerTo(
  { backend, now }: OpenedBackend,
  { name, email }: Pick<Met, 'name' | 'email'>,
  wish: Partial<Offer> = {},
): Promise<Offer> {
  const role = findOrdinaryRole(await backend.listRoles())?.name ?? 'none'
  return {
    invitee: { name, email },
    role,
    expiresAt: new Date(now().getTime() + HOUR_MS),
    idempotencyKey: asInvitationId(randomUUID()),
    isRepeat: false,
    ...wish,
  }
}

/** Sends an offer and gives the key of the invitation. */
export async function sendTo(
  opened: OpenedBackend,
  met: Met,
  wish: Partial<Offer> = {},
): Promise<BackendKey> {
  const outcome = await opened.backend.send(await offerTo(opened, met, wish))
  if (outcome.kind !== 'invited') throw new Error(`The sample was ${outcome.kind}`)
  return outcome.key
}

/** Makes them a member, by whichever way the backend has. */
export async function join(opened: OpenedBackend, met: Met, wish: Partial<Offer> = {}): Promise<AccountId> {
  const { backend } = opened
  const key = await sendTo(opened, met, wish)
  if (backend.facts.capabilities.accept.how === 'impossible') await opened.finishByMail(met.email)
  else await backend.accept({ key, credential: met.credential })
  const member = await backend.findMember({ email: met.email })
  if (!member) throw new Error('The sample did not join')
  return member.account
}
