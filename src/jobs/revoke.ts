import { type Invitation, NOT_REVOKED } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { backendOf } from './backend-of.ts'
import { closeInvitation } from './close-invitation.ts'
import type { Job } from './deps.ts'
import { type TakenBack, takeBack } from './take-back.ts'

/**
 * Takes the backend's invitation back, for somebody or because its time is over. Who was faster than that is a member,
 * and is not said to be shut out.
 */
export const revoke: Job<'revoke'> = async (deps, { id, work }) => {
  const { store, now } = deps
  const invitation = await store.transaction((tx) => tx.findInvitation(work.invitation))
  const ended =
    invitation?.status === 'revoking' ? await takeBack(backendOf(deps, invitation), invitation) : undefined

  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (ended && current?.status === 'revoking') await record(tx, current, { ended, at: now() })
    await tx.finishEffect(id)
  })
}

function record(
  tx: Transaction,
  invitation: Invitation,
  { ended, at }: { readonly ended: TakenBack; readonly at: Date },
): Promise<void> {
  if (ended.kind === 'refused')
    return closeInvitation(tx, invitation, {
      status: 'failed',
      reason: ended.reason,
      failure: NOT_REVOKED,
      at,
    })
  if (ended.kind === 'gone')
    return closeInvitation(tx, invitation, { status: invitation.answeredBy ? 'revoked' : 'expired', at })
  const { answeredBy: _, ...kept } = invitation
  const invitee = { ...invitation.invitee, account: ended.member.account }
  return closeInvitation(tx, { ...kept, invitee }, { status: 'joined', at })
}
