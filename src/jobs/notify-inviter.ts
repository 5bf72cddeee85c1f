import { type ChannelRef, isSameChannel } from '../domain/channel.ts'
import type { InviterNews } from '../domain/effect.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Attempt, Delivery } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { channelOf, findFlawsOf } from '../usecases/read-place.ts'
import { namingInviter, newsNotice } from '../views/news.ts'
import type { View } from '../views/view.ts'
import type { Job, JobDeps } from './deps.ts'
import { tellUnreached } from './tell-unreached.ts'

/**
 * Tells the inviter what became of it, once: in the admin channel where they asked for it, else by direct message, never
 * where others would learn who was invited. A closed door is theirs to keep closed.
 */
export const notifyInviter: Job<'notify_inviter'> = async (deps, effect) => {
  const { id, work, mayBeDone: isRepeat } = effect
  const { news, invitation: about } = work
  if (news === 'unreached') return tellUnreached(deps, effect)
  const untold = await deps.store.transaction((tx) => findUntold(deps, tx, { id: about, news }))
  const sent = untold && (await send(deps, untold, isRepeat))
  await deps.store.transaction(async (tx) => {
    if (untold && sent) await record(tx, untold, { sent, at: deps.now() })
    await tx.finishEffect(id)
  })
}

type Untold = {
  readonly invitation: Invitation
  readonly view: View
  /** Where it was asked for, if that is an admin channel. */
  readonly place: ChannelRef | undefined
  /** The same for the same news. */
  readonly name: string
}

type About = { readonly id: Invitation['id']; readonly news: Exclude<InviterNews, 'unreached'> }

/** Undefined where they know, or where it has gone on since. */
async function findUntold(
  { teams }: JobDeps,
  tx: Transaction,
  { id, news }: About,
): Promise<Untold | undefined> {
  const invitation = await tx.findInvitation(id)
  const view = invitation && newsNotice(teams.get(invitation.team), invitation, news)
  if (!invitation || !view) return undefined
  const name = nameOf(invitation, news)
  if (invitation.toldNews === name) return undefined
  return { invitation, view, place: await findBound(tx, invitation), name }
}

const nameOf = ({ status, renewal }: Invitation, news: About['news']): string =>
  news === 'resent' ? `resent ${renewal?.askedAt.getTime()}` : `ended ${status}`

async function findBound(tx: Transaction, { team, place }: Invitation): Promise<ChannelRef | undefined> {
  const channel = place && channelOf(place)
  const bound = channel ? await tx.listAdminChannels(team) : []
  return bound.some((one) => channel !== undefined && isSameChannel(one, channel)) ? channel : undefined
}

type Sent = { readonly to: Invitation['inviter'] | ChannelRef; readonly delivery: Delivery | undefined }

async function send(deps: JobDeps, untold: Untold, isRepeat: boolean): Promise<Sent> {
  const { invitation, place, name } = untold
  const posted = place && (await post(deps, { ...untold, place }, isRepeat))
  if (place && posted?.kind === 'delivered') return { to: place, delivery: posted }
  const { inviter: to, id } = invitation
  const attempt: Attempt = { nonce: `${name} ${id}`, isRepeat }
  return { to, delivery: await deps.platforms.get(to.platform)?.deliver(to, untold.view, attempt) }
}

/** Undefined where the channel does not count at this moment: with strangers in it, it is one like any other. */
async function post(
  deps: JobDeps,
  { invitation, view, place, name }: Untold & { readonly place: ChannelRef },
  isRepeat: boolean,
): Promise<Delivery | undefined> {
  const { platforms, teams } = deps
  if ((await findFlawsOf(deps, teams.get(invitation.team), place)).length > 0) return undefined
  const attempt: Attempt = { nonce: `${name} ${invitation.id} ${place.channel}`, isRepeat }
  return platforms.get(place.platform)?.post(place, namingInviter(view, invitation), attempt)
}

type Recording = { readonly sent: Sent; readonly at: Date }

/** What has buttons is revised when they are of no use any more, which may be the case by now. */
async function record(
  tx: Transaction,
  { invitation: { id }, view, name }: Untold,
  { sent: { to, delivery }, at }: Recording,
): Promise<void> {
  const current = await tx.lockInvitation(id)
  if (current) await tx.saveInvitation({ ...current, toldNews: name })
  if (delivery?.kind !== 'delivered' || !view.buttons) return
  const { channel, message } = delivery.ref
  await tx.saveCard({ about: id, purpose: 'news', to, channel, message })
  if (current?.renewal?.end) await tx.enqueue({ kind: 'revise_cards', invitation: id }, at)
}
