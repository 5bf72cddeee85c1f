import { type Actor, actorKey } from '../domain/actor.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Delivery } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { isOfferTo } from '../usecases/is-offer-to.ts'
import { cardView } from '../views/card.ts'
import { cardByPurpose } from '../views/card-by-purpose.ts'
import { adoptSent } from './adopt-sent.ts'
import type { InvitationEffect, Job, JobDeps } from './deps.ts'
import { planReminder } from './plan-reminder.ts'
import { reviseAll } from './revise-all.ts'
import { tellSoon } from './tell-inviter.ts'

/** Brings the card to one of the invitee's chats. The nonce is the same on every attempt. */
export const deliverCard: Job<'deliver_card'> = async (deps, { id, work, mayBeDone: isRepeat }) => {
  const { to } = work
  const invitation = await deps.store.transaction((tx) => findUndelivered(tx, work))
  const isWanted = invitation?.status === 'pending' && !isOlder(invitation, work)
  const delivery = isWanted ? await sendCard(deps, invitation, { to, isRepeat }) : undefined
  // Once it is answered or taken back, a first message about it would only puzzle.
  if (invitation && !isWanted && isRepeat) await adoptCard(deps, invitation, work)
  await deps.store.transaction(async (tx) => {
    if (invitation && delivery) await record(deps, tx, { invitation, delivery, to })
    await tx.finishEffect(id)
  })
}

type DeliverWork = Extract<InvitationEffect['work'], { kind: 'deliver_card' }>

async function findUndelivered(tx: Transaction, work: DeliverWork): Promise<Invitation | undefined> {
  const invitation = await tx.findInvitation(work.invitation)
  const cards = await tx.listCards(work.invitation)
  const isThere = cards.some((card) => isOfferTo(card, work.to))
  return invitation && isThere && !isOlder(invitation, work) ? undefined : invitation
}

/** It was sent again since, with cards of its own. */
const isOlder = ({ resentAt }: Invitation, { edition }: DeliverWork): boolean =>
  edition?.getTime() !== resentAt?.getTime()

type Knock = { readonly to: Actor; readonly isRepeat: boolean }

async function sendCard(
  { platforms, teams }: JobDeps,
  invitation: Invitation,
  { to, isRepeat }: Knock,
): Promise<Delivery | undefined> {
  const view = cardView(teams.get(invitation.team), invitation)
  return platforms
    .get(to.platform)
    ?.deliver(to, view, { nonce: nonceOf(invitation.id, to, invitation.resentAt), isRepeat })
}

function adoptCard(deps: JobDeps, invitation: Invitation, work: DeliverWork): Promise<void> {
  const { invitation: about, to, edition } = work
  const view = cardView(deps.teams.get(invitation.team), { ...invitation, status: 'pending' })
  const purpose = isOlder(invitation, work) ? 'replaced_offer' : 'offer'
  return adoptSent(deps, { about, purpose, to, view, nonce: nonceOf(about, to, edition) })
}

/** Sent again it is another message. */
const nonceOf = (id: Invitation['id'], to: Actor, edition: Date | undefined): string =>
  `card ${id} ${actorKey(to)}${edition ? ` ${edition.getTime()}` : ''}`

type Sent = { readonly invitation: Invitation; readonly delivery: Delivery; readonly to: Actor }

async function record(
  { teams, now }: JobDeps,
  tx: Transaction,
  { invitation: { id, team }, delivery, to }: Sent,
): Promise<void> {
  const at = now()
  if (delivery.kind === 'undeliverable') {
    const entry = { at, team, actor: to, action: 'card.undeliverable', invitation: id } as const
    await tx.appendAudit({ ...entry, reason: delivery.reason, decision: 'failed' })
    return tellSoon(tx, id, at)
  }
  const { channel, message } = delivery.ref
  await tx.saveCard({ about: id, purpose: 'offer', to, channel, message })
  // It may have been answered elsewhere while this card was on its way.
  const current = await tx.lockInvitation(id)
  if (current?.status !== 'pending' || (await isSaidUnreached(tx, id)))
    await tx.enqueue({ kind: 'revise_cards', invitation: id }, at)
  if (current?.status === 'pending')
    await planReminder(tx, current, { team: teams.get(team), at, cardAt: at })
}

/** The inviter was told that nothing arrived, which is true no more. */
const isSaidUnreached = async (tx: Transaction, id: Invitation['id']): Promise<boolean> =>
  (await tx.listCards(id)).some(({ purpose }) => purpose === 'detour')

/** Makes every card show how the invitation stands now. Running it again changes nothing. */
export const reviseCards: Job<'revise_cards'> = async (deps, { id, work }) => {
  const { invitation, cards } = await deps.store.transaction(async (tx) => ({
    invitation: await tx.findInvitation(work.invitation),
    cards: await tx.listCards(work.invitation),
  }))
  if (invitation) {
    const team = deps.teams.get(invitation.team)
    const isReached = cards.some(({ purpose }) => purpose === 'offer')
    const revisions = cards.map(async (card) => {
      const view = cardByPurpose(team, invitation, { ...card, isReached })
      const { to, channel, message } = card
      const { platform } = to
      if (view) await deps.platforms.get(platform)?.revise({ platform, channel, message }, view)
    })
    await reviseAll(revisions)
  }
  await deps.store.transaction((tx) => tx.finishEffect(id))
}
