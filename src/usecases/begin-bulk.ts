import type { Place } from '../domain/actor.ts'
import type { Bulk, BulkPace } from '../domain/bulk.ts'
import { begin } from '../domain/bulk-steps.ts'
import { type ChannelRef, isSameChannel } from '../domain/channel.ts'
import type { Transaction } from '../store/store.ts'
import { channelOf } from './read-place.ts'

/** Where the button was pressed, and when. */
type Beginning = { readonly now: Date; readonly place: Place }

/**
 * The first steps of a list that who asked is sure of, and of each time that they try again with what is left of it.
 * `open` and nothing written, while another one of the team is at work.
 */
export async function beginRound(
  tx: Transaction,
  bulk: Bulk,
  { now, place }: Beginning,
): Promise<'begun' | 'open'> {
  const { id, team, asker: actor } = bulk
  const begun = begin(bulk, { at: now, pace: await paceFrom(tx, id, now) })
  if ((await tx.saveBulk(begun)) === 'open') return 'open'
  await tx.appendAudit({ at: now, team, actor, place, bulk: id, action: 'bulk.began', decision: 'done' })
  // Those about the same run in the order in which they were written down: nobody is invited before that is shown.
  const to = await receiverOf(tx, bulk)
  await tx.enqueue({ kind: 'post_bulk', bulk: id, what: 'progress', to }, now)
  // What is shown of the rounds before has buttons that are of no use any more.
  if (bulk.round > 0) await tx.enqueue({ kind: 'revise_bulk', bulk: id }, now)
  await tx.enqueue({ kind: 'run_bulk', bulk: id }, now, 'bulk')
  return 'begun'
}

/** What the time left is reckoned by, from this moment on. */
export async function paceFrom(tx: Transaction, id: Bulk['id'], since: Date): Promise<BulkPace> {
  const counts = await tx.countBulkRows(id)
  const waiting = counts.reduce((total, { state, rows }) => total + (state === 'new' ? rows : 0), 0)
  return { since, waiting: waiting + (await tx.countBulkWork(id)) }
}

/** The admin channel, where it was asked for there, else whoever asked: nobody else learns who is invited. */
export async function receiverOf(
  tx: Transaction,
  { team, place, asker }: Bulk,
): Promise<Bulk['asker'] | ChannelRef> {
  const channel = channelOf(place)
  const bound = channel ? await tx.listAdminChannels(team) : []
  return channel && bound.some((one) => isSameChannel(one, channel)) ? channel : asker
}
