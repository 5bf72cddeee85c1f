import type { Unreached } from '../domain/detour.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Delivery } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { findUnreached } from '../usecases/find-unreached.ts'
import { noteTold } from '../usecases/report-invitation.ts'
import { unreachedNotice } from '../views/unreached.ts'
import type { Job, JobDeps } from './deps.ts'

/** The inviter hears, once, that no message reached the invitee, and what can be done about it. */
export const tellUnreached: Job<'notify_inviter'> = async (deps, { id, work, mayBeDone: isRepeat }) => {
  const untold = await deps.store.transaction((tx) => findUntold(deps, tx, work.invitation))
  const delivery = untold && (await tell(deps, untold, isRepeat))
  await deps.store.transaction(async (tx) => {
    if (untold && delivery) await record(tx, untold.invitation, { delivery, at: deps.now() })
    await tx.finishEffect(id)
  })
}

type Untold = { readonly invitation: Invitation; readonly unreached: Unreached }

/** They may have heard it in the answer to their command, or a second chat got the card meanwhile. */
async function findUntold(deps: JobDeps, tx: Transaction, id: Invitation['id']): Promise<Untold | undefined> {
  const invitation = await tx.findInvitation(id)
  const detour = await tx.findDetour(id)
  const unreached = invitation && !detour?.toldAt && (await findUnreached(deps, tx, invitation))
  return invitation && unreached ? { invitation, unreached } : undefined
}

async function tell(
  { platforms, teams }: JobDeps,
  { invitation, unreached }: Untold,
  isRepeat: boolean,
): Promise<Delivery | undefined> {
  const { id, inviter, team } = invitation
  const notice = unreachedNotice(teams.get(team), invitation, unreached)
  return platforms.get(inviter.platform)?.deliver(inviter, notice, { nonce: `unreached ${id}`, isRepeat })
}

type Told = { readonly delivery: Delivery; readonly at: Date }

/** It has buttons, so it is revised when they are of no use any more. */
async function record(
  tx: Transaction,
  { id, inviter: to }: Invitation,
  { delivery, at }: Told,
): Promise<void> {
  await noteTold(tx, id, at)
  if (delivery.kind === 'undeliverable') return
  const { channel, message } = delivery.ref
  await tx.saveCard({ about: id, purpose: 'detour', to, channel, message })
  const current = await tx.lockInvitation(id)
  if (current && current.status !== 'pending') await tx.enqueue({ kind: 'revise_cards', invitation: id }, at)
}
