import type { Effect } from '../domain/effect.ts'
import { type Invitation, isOpen, NOT_DECLINED, NOT_REVOKED } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { PROVISIONING } from '../usecases/deps.ts'
import { closeInvitation } from './close-invitation.ts'

type GivingUp = {
  /** A machine word without addresses. */
  readonly problem: string
  readonly at: Date
}

/** Nobody waits for ever: an invitation that cannot be brought to an end has failed, and whoever it concerns hears so. */
export async function giveUp(
  tx: Transaction,
  { id, work }: Effect,
  { problem, at }: GivingUp,
): Promise<void> {
  const invitation = await tx.lockInvitation(work.invitation)
  await tx.parkEffect(id, problem)
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
