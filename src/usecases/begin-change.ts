import type { Change } from '../domain/change.ts'
import type { ChannelRef } from '../domain/channel.ts'
import type { Transaction } from '../store/store.ts'

/** The first steps of a change that who asked is sure of. Who leaves needs nobody's leave, and nobody is shown it. */
export async function beginChange(tx: Transaction, change: Change, at: Date): Promise<void> {
  await goOn(tx, change, at)
  if (change.what.kind === 'leave') return
  for (const to of await tx.listAdminChannels(change.team))
    await tx.enqueue({ kind: 'post_change', change: change.id, to: channelOf(to) }, at)
}

/** What it waits for now: a second person, the end of the time to undo it, or the backend. */
export async function goOn(
  tx: Transaction,
  { id, status, dueAt = new Date(0) }: Change,
  at: Date,
): Promise<void> {
  if (status === 'asked') return
  await tx.enqueue({ kind: 'apply_change', change: id }, status === 'waiting' ? dueAt : at)
}

const channelOf = ({ platform, space, channel }: ChannelRef): ChannelRef => ({ platform, space, channel })
