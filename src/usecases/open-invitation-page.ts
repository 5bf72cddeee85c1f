import type { InvitationPageOutcome } from '../domain/invitation-page.ts'
import { findInvitationVisit, type InvitationVisitDeps, isOver, refuseForged } from './visit-invitation.ts'
import type { Visitor } from './visit-link.ts'

/** Somebody opened the link, or a crawler or a preview did: changes nothing, not even the audit log. */
export async function openInvitationPage(
  deps: InvitationVisitDeps,
  visitor: Visitor,
): Promise<InvitationPageOutcome> {
  const visit = await findInvitationVisit(deps, visitor)
  if (visit.kind !== 'visited') return visit
  return { ...visit, kind: isOver(visit.link, deps.now()) ? 'expired' : 'ask' }
}

/** A form that no page of ours sent, or not to this browser. */
export async function refuseInvitationForm(
  deps: InvitationVisitDeps,
  visitor: Visitor,
): Promise<InvitationPageOutcome> {
  return refuseForged(deps, await findInvitationVisit(deps, visitor))
}
