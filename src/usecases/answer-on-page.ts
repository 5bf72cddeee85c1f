import { asDeliveryId } from '../domain/ids.ts'
import type { InvitationPageOutcome, ProvedInvitee, VisitedInvitation } from '../domain/invitation-page.ts'
import { answerInvitation } from './answer-invitation.ts'
import type { Caller } from './caller.ts'
import { completeLink } from './complete-link.ts'
import type { Deps } from './deps.ts'
import { findInvitationVisit, isOver, refuseForged, refuseVisit } from './visit-invitation.ts'
import { ON_A_PAGE, type Visitor } from './visit-link.ts'

export type PageAnswer = {
  readonly accepts: boolean
  /** What the page had with it, if it was made for exactly this visit of this browser. */
  readonly findProved: (visit: VisitedInvitation) => ProvedInvitee | undefined
}

/** The invitee pressed Accept or Decline on the page: the same as in the chat, and judged anew. */
export async function answerOnPage(
  deps: Deps,
  visitor: Visitor,
  { accepts, findProved }: PageAnswer,
): Promise<InvitationPageOutcome> {
  const visit = await findInvitationVisit(deps, visitor)
  if (visit.kind !== 'visited') return refuseVisit(deps, visit)
  if (isOver(visit.link, deps.now())) return refuseVisit(deps, { ...visit, kind: 'expired' })
  const proved = findProved(visit)
  if (!proved) return refuseForged(deps, visit)
  if (accepts && proved.own) return acceptWithOwn(deps, visit, { ...proved, own: proved.own })
  const ask = { invitation: visit.invitation.id, accepts }
  const answer = await answerInvitation(deps, callerOf(visit, proved), ask)
  return { ...visit, kind: 'answered', answer }
}

/** Where a yes takes their own right to act: it is kept as by linking, and that finishes the yes. */
async function acceptWithOwn(
  deps: Deps,
  visit: VisitedInvitation,
  proved: Required<ProvedInvitee>,
): Promise<InvitationPageOutcome> {
  const { name: actorName, ...caller } = callerOf(visit, proved)
  const wish = { kind: 'accept', invitation: visit.invitation.id } as const
  const linked = await completeLink(deps, { ...caller, actorName, ...proved.own, proof: 'issuer', wish })
  if (linked.kind === 'linked_otherwise') return { ...visit, kind: 'linked_otherwise', proof: linked.proof }
  const answer = linked.kind === 'linked' ? linked.answer : undefined
  return { ...visit, kind: 'answered', answer: answer ?? { kind: 'not_yours' } }
}

const callerOf = ({ invitation, link, team }: VisitedInvitation, { actor }: ProvedInvitee): Caller => ({
  actor,
  name: invitation.invitee.name,
  place: ON_A_PAGE,
  team,
  delivery: asDeliveryId(`invitation ${link.id}`),
})
