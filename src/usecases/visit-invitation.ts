import { NO_TEAM } from '../domain/audit.ts'
import type { InvitationLink } from '../domain/detour.ts'
import { asInvitationLinkId } from '../domain/ids.ts'
import type { InvitationPageOutcome, VisitedInvitation } from '../domain/invitation-page.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import type { Deps } from './deps.ts'
import { listInvitationSignIns } from './list-invitation-sign-ins.ts'
import { hashOf, isBegunIn, ON_A_PAGE, type Visitor } from './visit-link.ts'

export type InvitationVisitDeps = Pick<Deps, 'store' | 'now' | 'teams' | 'signIns' | 'vault' | 'publicUrl'>

type Nowhere = { readonly kind: 'not_found' | 'gone' | 'began_elsewhere' }

export type InvitationVisit = (VisitedInvitation & { readonly kind: 'visited' }) | Nowhere

/** Which invitation a browser came to. Changes nothing. */
export function findInvitationVisit(deps: InvitationVisitDeps, visitor: Visitor): Promise<InvitationVisit> {
  return deps.store.transaction(async (tx) => {
    const link = await lockLinkByKey(tx, visitor)
    if (link) return visitOf(deps, tx, { key: visitor.key, link })
    const begun = await tx.lockInvitationLink(asInvitationLinkId(visitor.key))
    return { kind: begun ? 'began_elsewhere' : 'not_found' }
  })
}

/** By the secret; or, in the browser where it was begun, by the id, which is no secret. */
export async function lockLinkByKey(
  tx: Transaction,
  { key, browser }: Visitor,
): Promise<InvitationLink | undefined> {
  const own = await tx.lockInvitationLink(asInvitationLinkId(hashOf(key)))
  if (own) return own
  const begun = await tx.lockInvitationLink(asInvitationLinkId(key))
  return begun && isBegunIn(begun, browser) ? begun : undefined
}

/** One to a team that is not configured any more, or has moved, leads nowhere. */
export async function visitOf(
  deps: InvitationVisitDeps,
  tx: Transaction,
  { key, link }: Pick<VisitedInvitation, 'key' | 'link'>,
): Promise<InvitationVisit> {
  const invitation = await tx.findInvitation(link.invitation)
  if (!invitation) return { kind: 'not_found' }
  const { team: id, tenant } = invitation
  const team = deps.teams.list().find((one) => one.id === id && one.tenant === tenant)
  if (!team) return { kind: 'gone' }
  const ways = listInvitationSignIns(deps, invitation).map(({ way, title }) => ({ way, title }))
  return { kind: 'visited', key, link, invitation, team, ways }
}

export const isOver = ({ expiresAt }: InvitationLink, at: Date): boolean => at >= expiresAt

/** Somebody wanted to go on and cannot: goes into the audit log, under the outcome's word, by nobody that is known. */
export async function refuseVisit<Outcome extends InvitationPageOutcome>(
  deps: Pick<Deps, 'store' | 'now'>,
  outcome: Outcome,
): Promise<Outcome> {
  const invitation = 'invitation' in outcome ? outcome.invitation : undefined
  await auditRefusal(
    deps,
    { place: ON_A_PAGE, team: { id: invitation?.team ?? NO_TEAM } },
    {
      action: 'answer',
      reason: 'ruling' in outcome ? outcome.ruling.kind : outcome.kind,
      ...(invitation && { invitation: invitation.id }),
    },
  )
  return outcome
}

/** As {@link refuseVisit}, about an invitation of which nothing is told. */
export async function refuseForged(
  deps: Pick<Deps, 'store' | 'now'>,
  visit: InvitationVisit,
): Promise<{ readonly kind: 'forged' }> {
  const about = visit.kind === 'visited' ? visit.invitation : undefined
  await auditRefusal(
    deps,
    { place: ON_A_PAGE, team: { id: about?.team ?? NO_TEAM } },
    { action: 'answer', reason: 'forged', ...(about && { invitation: about.id }) },
  )
  return { kind: 'forged' }
}
