import type { Bulk } from '../domain/bulk.ts'
import { finish, hold } from '../domain/bulk-steps.ts'
import type { Effect } from '../domain/effect.ts'
import { type Invitation, isOpen, NOT_DECLINED, NOT_REVOKED } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { PROVISIONING } from '../usecases/deps.ts'
import { failChange } from './close-change.ts'
import { closeInvitation } from './close-invitation.ts'
import type { BulkEffect, ChangeEffect, InvitationEffect } from './deps.ts'
import { giveUpRenewal } from './record-renewal.ts'
import { tellSoon } from './tell-inviter.ts'

type GivingUp = {
  /** A machine word without addresses. */
  readonly problem: string
  readonly at: Date
}

/**
 * Nobody waits for ever: an invitation or a change that cannot be brought to an end has failed, and whoever it concerns
 * hears so. One that a card or a notice failed for goes on without it.
 */
export async function giveUp(tx: Transaction, { work, ...effect }: Effect, giving: GivingUp): Promise<void> {
  if ('bulk' in work) await giveUpBulk(tx, { ...effect, work }, giving)
  else if ('change' in work) await giveUpChange(tx, { ...effect, work }, giving)
  else await giveUpInvitation(tx, { ...effect, work }, giving)
}

/** It is not lost: somebody can let it go on, or take it back again. */
async function giveUpBulk(
  tx: Transaction,
  { id, work }: BulkEffect,
  { problem, at }: GivingUp,
): Promise<void> {
  const bulk = await tx.lockBulk(work.bulk)
  await tx.parkEffect(id, problem)
  const held = bulk && heldFor(bulk, work.kind, at)
  if (!held) return
  await tx.saveBulk(held)
  const entry = { at, team: held.team, bulk: held.id, action: 'bulk.paused', decision: 'failed' } as const
  await tx.appendAudit({ ...entry, reason: 'given_up' })
  await tx.enqueue({ kind: 'revise_bulk', bulk: held.id }, at)
}

function heldFor(bulk: Bulk, kind: BulkEffect['work']['kind'], at: Date): Bulk | undefined {
  if (kind === 'run_bulk' && bulk.status === 'running') return hold(bulk, 'given_up')
  return kind === 'undo_bulk' && bulk.status === 'undoing' ? finish(bulk, at) : undefined
}

async function giveUpChange(
  tx: Transaction,
  { id, work }: ChangeEffect,
  { problem, at }: GivingUp,
): Promise<void> {
  const change = await tx.lockChange(work.change)
  await tx.parkEffect(id, problem)
  if (change && work.kind === 'apply_change') await failChange(tx, change, { at, reason: 'given_up' })
}

async function giveUpInvitation(
  tx: Transaction,
  { id, work }: InvitationEffect,
  { problem, at }: GivingUp,
): Promise<void> {
  const invitation = await tx.lockInvitation(work.invitation)
  await tx.parkEffect(id, problem)
  if (work.kind === 'resend') return invitation && giveUpRenewal(tx, invitation, at)
  if (work.kind === 'deliver_card') return tellSoon(tx, work.invitation, at)
  const isWaitedFor = work.kind === 'watch' || PROVISIONING.some((kind) => kind === work.kind)
  if (invitation && isWaitedFor && isOpen(invitation))
    await closeInvitation(tx, invitation, {
      status: 'failed',
      at,
      reason: 'given_up',
      failure: failureOf(invitation),
    })
}

function failureOf({ status }: Invitation): string {
  if (status === 'revoking') return NOT_REVOKED
  return status === 'declining' ? NOT_DECLINED : 'given_up'
}
