import { BackendUnavailable } from '../backends/backend.ts'
import type { Effect, EffectKind } from '../domain/effect.ts'
import type { Transaction } from '../store/store.ts'

/** What the invitee, or who takes it back, has done their part of. */
const ANSWERED: readonly EffectKind[] = ['send', 'accept', 'decline', 'revoke']

type PutOff = { readonly error: unknown; readonly at: Date }

/**
 * An answer waits for a backend that is away: every card about it says so, also those that nobody pressed. Only at the
 * first attempt, because they go on saying it.
 */
export async function tellWaiting(
  tx: Transaction,
  { work, attempts }: Effect,
  { error, at }: PutOff,
): Promise<void> {
  const isFirst = error instanceof BackendUnavailable && attempts === 0
  if (!isFirst || !('invitation' in work) || !ANSWERED.includes(work.kind)) return
  const cards = await tx.listCards(work.invitation)
  if (cards.length > 0) await tx.enqueue({ kind: 'revise_cards', invitation: work.invitation }, at)
}
