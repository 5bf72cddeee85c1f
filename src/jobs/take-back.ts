import type { Backend, RefusalReason } from '../backends/backend.ts'
import type { Member } from '../domain/account.ts'
import type { Invitation } from '../domain/invitation.ts'

/** What became of an invitation that was to let nobody in any more. */
export type TakenBack =
  | { readonly kind: 'gone' }
  /** They were faster, and are a member. */
  | { readonly kind: 'joined'; readonly member: Member }
  /** It may still be accepted there. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason }

/** Before looking, so that nobody can slip in after the look and be told that it is over. */
export async function takeBack(backend: Backend, invitation: Invitation): Promise<TakenBack> {
  const outcome = invitation.backendKey ? await backend.revoke(invitation.backendKey) : undefined
  const isKnownThere = outcome !== undefined || invitation.failure !== undefined
  const member = isKnownThere ? await findInvitee(backend, invitation) : undefined
  if (member) return { kind: 'joined', member }
  return outcome?.kind === 'refused' && !OVER.includes(outcome.reason) ? outcome : { kind: 'gone' }
}

/** Refused because there is nothing left to take back. */
const OVER: readonly RefusalReason[] = ['not_found', 'expired']

export async function findInvitee(backend: Backend, { invitee }: Invitation): Promise<Member | undefined> {
  if (invitee.account) return backend.findMember({ account: invitee.account })
  return invitee.email === undefined ? undefined : backend.findMember({ email: invitee.email })
}
