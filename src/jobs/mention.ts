import type { Invitation } from '../domain/invitation.ts'
import type { Delivery } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { mentionView } from '../views/mention.ts'
import type { InvitationEffect, Job } from './deps.ts'

/** Says in a channel, once, that there is something for somebody whose direct messages are closed, and not what. */
export const mention: Job<'mention'> = async ({ store, platforms, now }, effect) => {
  const { id, work, mayBeDone: isRepeat } = effect
  const invitation = await store.transaction((tx) => findUnmentioned(tx, work))
  const view = invitation && mentionView(meaning(invitation, work), work.to.platform)
  const nonce = `mention ${work.invitation}`
  const delivery =
    view && (await platforms.get(work.place.platform)?.post(work.place, view, { nonce, isRepeat }))
  await store.transaction(async (tx) => {
    if (invitation && delivery) await record(tx, invitation, { work, delivery, at: now() })
    await tx.finishEffect(id)
  })
}

type MentionWork = Extract<InvitationEffect['work'], { kind: 'mention' }>

/** Once it is answered or taken back, there is nothing for them any more. */
async function findUnmentioned(
  tx: Transaction,
  { invitation: id }: MentionWork,
): Promise<Invitation | undefined> {
  const invitation = await tx.findInvitation(id)
  const cards = await tx.listCards(id)
  const isDone = cards.some(({ purpose }) => purpose === 'mention')
  return invitation?.status === 'pending' && !isDone ? invitation : undefined
}

/** Somebody may be two people on one platform, of whom only one is in the channel. */
const meaning = (invitation: Invitation, { to }: MentionWork): Invitation => ({
  ...invitation,
  invitee: { ...invitation.invitee, actors: [to] },
})

type Mentioned = { readonly work: MentionWork; readonly delivery: Delivery; readonly at: Date }

/** What could not be said is not counted, so that it can be said elsewhere. */
async function record(
  tx: Transaction,
  { id, team }: Invitation,
  { work, delivery, at }: Mentioned,
): Promise<void> {
  const { place } = work
  if (delivery.kind === 'undeliverable') {
    const { mentionedAt: _, ...detour } = (await tx.findDetour(id)) ?? { invitation: id }
    await tx.saveDetour(detour)
    const entry = { at, team, place: { ...place, isDirect: false }, invitation: id } as const
    const { reason } = delivery
    return tx.appendAudit({ ...entry, action: 'mention.undeliverable', reason, decision: 'failed' })
  }
  const { channel, message } = delivery.ref
  await tx.saveCard({ about: id, purpose: 'mention', to: place, channel, message })
  const current = await tx.lockInvitation(id)
  if (current && current.status !== 'pending') await tx.enqueue({ kind: 'revise_cards', invitation: id }, at)
}
