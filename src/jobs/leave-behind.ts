import { OPEN_BULKS } from '../domain/bulk.ts'
import type { Effect } from '../domain/effect.ts'
import { isOpen } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { finishBulk } from './bulk-beat.ts'
import { failChange } from './close-change.ts'
import { closeInvitation } from './close-invitation.ts'
import type { BulkEffect, ChangeEffect, InvitationEffect, JobDeps } from './deps.ts'
import { logLeftBehind } from './events.ts'

/** The team has moved, so nobody can bring it to an end any more. */
export async function leaveBehind(deps: JobDeps, effect: Effect): Promise<void> {
  const { work, ...others } = effect
  logLeftBehind(deps, effect)
  await deps.store.transaction(async (tx) => {
    if ('bulk' in work) await endBulk(tx, { ...others, work }, deps.now())
    else if ('change' in work) await endChange(tx, { ...others, work }, deps.now())
    else await endInvitation(tx, { ...others, work }, deps.now())
  })
}

async function endInvitation(tx: Transaction, { id, work }: InvitationEffect, at: Date): Promise<void> {
  const invitation = await tx.lockInvitation(work.invitation)
  await tx.finishEffect(id)
  if (invitation && isOpen(invitation))
    await closeInvitation(tx, invitation, { status: 'failed', at, reason: 'moved' })
}

async function endChange(tx: Transaction, { id, work }: ChangeEffect, at: Date): Promise<void> {
  const change = await tx.lockChange(work.change)
  await tx.finishEffect(id)
  if (change) await failChange(tx, change, { at, reason: 'moved' })
}

/** Who waits is left out, and what was sent ends by itself. */
async function endBulk(tx: Transaction, { id, work }: BulkEffect, at: Date): Promise<void> {
  const bulk = await tx.lockBulk(work.bulk)
  await tx.finishEffect(id)
  if (!bulk || !OPEN_BULKS.some((open) => open === bulk.status)) return
  await tx.moveBulkRows(bulk.id, ['new'], 'left')
  await finishBulk(tx, bulk, at)
}
