import { createHash } from 'node:crypto'
import { type Actor, actorKey, isSameActor } from '../domain/actor.ts'
import type { Bulk } from '../domain/bulk.ts'
import type { BulkSight } from '../domain/bulk-tally.ts'
import type { Card } from '../domain/card.ts'
import { type ChannelRef, isSameChannel } from '../domain/channel.ts'
import type { BulkMessage } from '../domain/effect.ts'
import type { Delivery } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { receiverOf } from '../usecases/begin-bulk.ts'
import { channelOf, findFlawsOf } from '../usecases/read-place.ts'
import { listExamples, sightBulk } from '../usecases/sight-bulk.ts'
import { bulkProgressView, replacedBulkView } from '../views/bulk-progress.ts'
import { bulkReportView } from '../views/bulk-report.ts'
import type { View } from '../views/view.ts'
import type { BulkEffect, Job, JobDeps } from './deps.ts'
import { reviseAll } from './revise-all.ts'

type PostWork = Extract<BulkEffect['work'], { kind: 'post_bulk' }>

/** Shows how far a list is, or what came of it, in a message of its own. The nonce is the same on every attempt. */
export const postBulk: Job<'post_bulk'> = async (deps, { id, work, mayBeDone: isRepeat }) => {
  const shown = await deps.store.transaction((tx) => findUnposted(deps, tx, { work, isRepeat }))
  const delivery = shown && (await post(deps, shown, { work, isRepeat }))
  await deps.store.transaction(async (tx) => {
    if (shown && delivery) await record(tx, shown.bulk, { work, isRepeat, delivery, at: deps.now() })
    await tx.finishEffect(id)
  })
}

type Posting = { readonly work: PostWork; readonly isRepeat: boolean }

type Shown = { readonly bulk: Bulk; readonly view: View }

/** A list that is over before that could be shown needs no progress any more, nor a report where it goes on again. */
async function findUnposted(
  deps: JobDeps,
  tx: Transaction,
  { work: { bulk: id, what, to }, isRepeat }: Posting,
): Promise<Shown | undefined> {
  const bulk = await tx.findBulk(id)
  if (!bulk) return undefined
  const isOver = bulk.status === 'finished' || bulk.status === 'undone'
  if (!isRepeat && isOver !== (what === 'report')) return undefined
  const sight = await sightBulk(tx, deps.teams.get(bulk.team), { bulk, now: deps.now() })
  return { bulk, view: await viewFor(tx, sight, { purpose: what, to }) }
}

type Message = Pick<Card, 'purpose' | 'to'>

/** Only whoever asked, and nobody in a channel, reads whom it is about. */
async function viewFor(tx: Transaction, sight: BulkSight, { purpose, to }: Message): Promise<View> {
  if (purpose !== 'report') return bulkProgressView(sight)
  const isPersonal = 'id' in to && isSameActor(to, sight.bulk.asker)
  return bulkReportView(sight, isPersonal ? await listExamples(tx, sight) : [])
}

async function post(
  deps: JobDeps,
  { bulk, view }: Shown,
  { work: { what, to }, isRepeat }: Posting,
): Promise<Delivery | undefined> {
  const nonce = `${nameOf(bulk, what)} ${'id' in to ? actorKey(to) : to.channel}`
  const platform = deps.platforms.get(to.platform)
  if ('id' in to) return platform?.deliver(to, view, { nonce, isRepeat })
  // With strangers in it, it is a channel like any other.
  if ((await findFlawsOf(deps, deps.teams.get(bulk.team), to)).length > 0)
    return { kind: 'undeliverable', reason: 'unknown_channel' }
  return platform?.post(to, view, { nonce, isRepeat })
}

/** The same for the same message. */
const nameOf = ({ id, round, status }: Bulk, what: BulkMessage): string =>
  `bulk ${what} ${id} ${round}${what === 'report' && status === 'undone' ? ' undone' : ''}`

type Recording = Posting & { readonly delivery: Delivery; readonly at: Date }

async function record(
  tx: Transaction,
  shown: Bulk,
  { work, isRepeat, delivery, at }: Recording,
): Promise<void> {
  const { bulk: about, what: purpose, to } = work
  if (delivery.kind === 'undeliverable') {
    const entry = { at, team: shown.team, bulk: about, action: 'bulk.undeliverable' } as const
    await tx.appendAudit({ ...entry, decision: 'failed', reason: delivery.reason })
    return postElsewhere(tx, shown, { work, at })
  }
  const { channel, message } = delivery.ref
  await tx.saveCard({ about, purpose, to, channel, message })
  const alike = (await tx.listCards(about)).filter((card) => card.purpose === purpose)
  const isOld = isRepeat || (await tx.findBulk(about))?.status !== shown.status
  // It went on while this was on its way, or a message before it is the current one no more.
  if (alike.length > 1 || isOld) await tx.enqueue({ kind: 'revise_bulk', bulk: about }, at, 'background')
}

/** Where it was meant to go first decides which other way there is, so that nothing goes round in circles. */
async function postElsewhere(
  tx: Transaction,
  bulk: Bulk,
  { work, at }: Pick<Recording, 'work' | 'at'>,
): Promise<void> {
  const first = await receiverOf(tx, bulk)
  const isFirst = isSameReceiver(first, work.to)
  const other = 'id' in first ? await findAdminChannel(tx, bulk) : bulk.asker
  if (isFirst && other) await tx.enqueue({ ...work, to: other }, at)
}

const isSameReceiver = (one: Actor | ChannelRef, other: Actor | ChannelRef): boolean =>
  'id' in one ? 'id' in other && isSameActor(one, other) : !('id' in other) && isSameChannel(one, other)

/** Of the team, where whoever asked is. */
async function findAdminChannel(
  tx: Transaction,
  { team, place, asker }: Bulk,
): Promise<ChannelRef | undefined> {
  const bound = await tx.listAdminChannels(team)
  const found = bound.find(({ platform, space }) =>
    place.space === undefined
      ? platform === asker.platform
      : platform === place.platform && space === place.space,
  )
  return found && channelOf({ ...found, isDirect: false })
}

/** Makes every message about it show how it stands now, where that is not what it shows. Running it again changes nothing. */
export const reviseBulk: Job<'revise_bulk'> = async (deps, { id, work }) => {
  const { bulk, cards } = await deps.store.transaction((tx) => readCards(deps, tx, work.bulk))
  const shown = digestOf(cards)
  const isNew = bulk !== undefined && bulk.shown !== shown
  if (isNew) await reviseAll(cards.map((card) => revise(deps, card)))
  await deps.store.transaction(async (tx) => {
    const current = isNew ? await tx.lockBulk(work.bulk) : undefined
    if (current) await tx.saveBulk({ ...current, shown })
    await tx.finishEffect(id)
  })
}

type OnCard = { readonly card: Card; readonly view: View }

type Showing = { readonly bulk: Bulk | undefined; readonly cards: readonly OnCard[] }

async function readCards(deps: JobDeps, tx: Transaction, id: Bulk['id']): Promise<Showing> {
  const bulk = await tx.findBulk(id)
  if (!bulk) return { bulk, cards: [] }
  const sight = await sightBulk(tx, deps.teams.get(bulk.team), { bulk, now: deps.now() })
  const cards = await tx.listCards(id)
  const shown: OnCard[] = []
  for (const card of cards) {
    const isLast = cards.findLast(({ purpose }) => purpose === card.purpose) === card
    shown.push({ card, view: isLast ? await viewFor(tx, sight, card) : replacedBulkView(sight) })
  }
  return { bulk, cards: shown }
}

const digestOf = (cards: readonly OnCard[]): string =>
  createHash('sha256')
    .update(JSON.stringify(cards.map(({ card: { channel, message }, view }) => [channel, message, view])))
    .digest('base64url')

async function revise({ platforms }: JobDeps, { card, view }: OnCard): Promise<void> {
  const { to, channel, message } = card
  await platforms.get(to.platform)?.revise({ platform: to.platform, channel, message }, view)
}
