import type { RefusalReason } from '../backends/backend.ts'
import type { Member } from '../domain/account.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { closeInvitation } from './close-invitation.ts'
import type { Job, JobDeps } from './deps.ts'
import { findInvitee } from './watch.ts'

/**
 * Takes the backend's invitation back, for somebody or because its time is over. Who was faster than that is a member,
 * and is not said to be shut out.
 */
export const revoke: Job<'revoke'> = async (deps, { id, work }) => {
  const invitation = await deps.store.transaction((tx) => tx.findInvitation(work.invitation))
  const ended = invitation?.status === 'revoking' ? await end(deps, invitation) : undefined

  await deps.store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (ended && current?.status === 'revoking') await record(tx, current, { ended, at: deps.now() })
    await tx.finishEffect(id)
  })
}

type Ended =
  | { readonly kind: 'revoked' }
  | { readonly kind: 'joined'; readonly member: Member }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }

async function end({ backends, teams }: JobDeps, invitation: Invitation): Promise<Ended> {
  const backend = backends.of(teams.get(invitation.team))
  const outcome = invitation.backendKey ? await backend.revoke(invitation.backendKey) : undefined
  if (outcome?.kind === 'refused') return outcome
  const isKnownThere = outcome !== undefined || invitation.failure !== undefined
  const member = isKnownThere ? await findInvitee(backend, invitation) : undefined
  return member ? { kind: 'joined', member } : { kind: 'revoked' }
}

function record(
  tx: Transaction,
  invitation: Invitation,
  { ended, at }: { readonly ended: Ended; readonly at: Date },
): Promise<void> {
  if (ended.kind === 'refused')
    return closeInvitation(tx, invitation, { status: 'failed', reason: ended.reason, at })
  if (ended.kind === 'revoked')
    return closeInvitation(tx, invitation, { status: invitation.answeredBy ? 'revoked' : 'expired', at })
  const { answeredBy: _, ...kept } = invitation
  const invitee = { ...invitation.invitee, account: ended.member.account }
  return closeInvitation(tx, { ...kept, invitee }, { status: 'joined', at })
}
