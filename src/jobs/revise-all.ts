import { OnHold } from './holds.ts'

/**
 * Waits for all of them, so that a platform that is down does not keep the cards on the others open. Rejects with what may
 * be over soonest: a hold may last for weeks.
 */
export async function reviseAll(revisions: readonly Promise<unknown>[]): Promise<void> {
  const settled = await Promise.allSettled(revisions)
  const failed = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  if (failed.length > 0) throw failed.find((error) => !(error instanceof OnHold)) ?? failed[0]
}
