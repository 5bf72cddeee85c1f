import type { Card } from '../domain/card.ts'
import type { Change } from '../domain/change.ts'
import { type ChannelRef, isSameChannel } from '../domain/channel.ts'
import type { Delivery } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { type ChangeOnCard, changeCard } from '../views/change-card.ts'
import type { Job, JobDeps } from './deps.ts'
import { reviseAll } from './revise-all.ts'

/** Shows the change in an admin channel, as it stands. The nonce is the same on every attempt. */
export const postChange: Job<'post_change'> = async (deps, { id, work, mayBeDone: isRepeat }) => {
  const { change: about, to } = work
  const shown = await deps.store.transaction((tx) => findUnposted(tx, about, to))
  const delivery = shown && (await post(deps, shown, { to, isRepeat }))
  await deps.store.transaction(async (tx) => {
    if (shown && delivery) await record(tx, shown.change, { delivery, to, at: deps.now() })
    await tx.finishEffect(id)
  })
}

async function findUnposted(
  tx: Transaction,
  id: Change['id'],
  to: ChannelRef,
): Promise<ChangeOnCard | undefined> {
  const cards = await tx.listCards(id)
  return cards.some((card) => isIn(card, to)) ? undefined : findOnCard(tx, id)
}

const isIn = ({ to: place }: Card, channel: ChannelRef): boolean =>
  !('id' in place) && isSameChannel(place, channel)

/** With the names of those whom a request is about. */
export async function findOnCard(tx: Transaction, id: Change['id']): Promise<ChangeOnCard | undefined> {
  const change = await tx.findChange(id)
  if (!change) return undefined
  const invitees: string[] = []
  for (const one of change.what.kind === 'invite' ? change.what.invitations : []) {
    const invitation = await tx.findInvitation(one)
    if (invitation) invitees.push(invitation.invitee.name)
  }
  return { change, invitees }
}

const post = async (
  { platforms, teams }: JobDeps,
  shown: ChangeOnCard,
  { to, isRepeat }: { readonly to: ChannelRef; readonly isRepeat: boolean },
): Promise<Delivery | undefined> => {
  const { id, team } = shown.change
  const view = changeCard(teams.get(team), shown)
  const nonce = `change ${id} ${to.platform} ${to.channel}`
  return platforms.get(to.platform)?.post(to, view, { nonce, isRepeat })
}

type Posted = { readonly delivery: Delivery; readonly to: ChannelRef; readonly at: Date }

async function record(tx: Transaction, shown: Change, { delivery, to, at }: Posted): Promise<void> {
  const { id, team } = shown
  if (delivery.kind === 'undeliverable') {
    const { platform, space, channel } = to
    const place = { platform, space, channel, isDirect: false }
    const entry = { at, team, place, change: id, action: 'change.undeliverable' } as const
    return tx.appendAudit({ ...entry, decision: 'failed', reason: delivery.reason })
  }
  const { channel, message } = delivery.ref
  await tx.saveCard({ about: id, purpose: 'change', to, channel, message })
  // It may have been decided elsewhere while this card was on its way.
  const current = await tx.lockChange(id)
  if (current && current.status !== shown.status) await tx.enqueue({ kind: 'revise_change', change: id }, at)
}

/** Makes every card show how the change stands now. Running it again changes nothing. */
export const reviseChange: Job<'revise_change'> = async (deps, { id, work }) => {
  const { shown, cards } = await deps.store.transaction(async (tx) => ({
    shown: await findOnCard(tx, work.change),
    cards: await tx.listCards(work.change),
  }))
  if (shown) {
    const view = changeCard(deps.teams.get(shown.change.team), shown)
    const revisions = cards.map(async ({ to: { platform }, channel, message }) =>
      deps.platforms.get(platform)?.revise({ platform, channel, message }, view),
    )
    await reviseAll(revisions)
  }
  await deps.store.transaction((tx) => tx.finishEffect(id))
}
