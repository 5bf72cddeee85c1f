import { isSameActor } from '../domain/actor.ts'
import { decideLink } from '../domain/link.ts'
import type { LinkRequest } from '../domain/link-request.ts'
import type { PageOutcome, Proved, Returned, Visited } from '../domain/page-outcomes.ts'
import type { Identity, SignInOutcome } from '../sign-in/sign-in.ts'
import { isOther } from './complete-link.ts'
import type { Deps } from './deps.ts'
import { matchAccount } from './match-account.ts'
import { type Carried, redeemSignIn } from './sign-in-visit.ts'
import { listSignIns } from './start-link.ts'
import { findEnd, hashOf, isBegunIn, refuseUnknown, refuseVisit, visitOf } from './visit-link.ts'

export type Arrived = {
  /** With everything that the issuer put into it. */
  readonly url: URL
  readonly browser: string
}

/**
 * A browser is back from where its person proved who they are. Links nothing yet: whose link it is has to see which
 * account that would be, and say yes. Throws `SignInUnavailable` and `BackendUnavailable`.
 */
export async function finishSignIn(deps: Deps, arrived: Arrived): Promise<PageOutcome> {
  const state = arrived.url.searchParams.get('state') ?? ''
  const request = await deps.store.transaction((tx) => tx.lockLinkRequestByState(hashOf(state)))
  if (!request?.visit) return refuseUnknown(deps, 'forged')
  const visit = visitOf(deps, { key: request.id, browser: arrived.browser }, request)
  if (visit.kind !== 'visited') return refuseUnknown(deps, visit.kind, visit)
  // Whoever was sent the address of somebody else's return hears nothing of it.
  if (!isBegunIn(request, arrived.browser)) return refuseUnknown(deps, 'began_elsewhere', visit)
  const end = findEnd(request, deps.now())
  if (end) return refuseVisit(deps, { ...visit, kind: end })
  return arrive(deps, visit, { url: arrived.url, state, sealed: request.visit.secrets })
}

async function arrive(deps: Deps, visit: Visited, carried: Carried): Promise<PageOutcome> {
  const { team, request } = visit
  const signIn = listSignIns(deps, { team, actor: request.actor }, request.wish).find(
    ({ way }) => way === request.visit?.way,
  )
  const outcome = signIn && (await redeemSignIn(deps, signIn, carried))
  if (!signIn || !outcome || outcome.kind === 'forged') return refuseUnknown(deps, 'forged', visit)
  const from = { way: signIn.way, title: signIn.title }
  if (outcome.kind === 'proved') return prove(deps, { ...visit, from }, outcome)
  return refuseVisit(deps, { ...visit, from, kind: outcome.kind === 'used' ? 'code_used' : outcome.kind })
}

type Proof = Extract<SignInOutcome, { kind: 'proved' }>

async function prove(deps: Deps, returned: Returned, { identity, grant }: Proof): Promise<PageOutcome> {
  const { team, request, from } = returned
  if (isSomebodyElse(identity, request)) return refuseVisit(deps, { ...returned, kind: 'wrong_person' })
  const { email, subject } = identity
  const claim = { subject, ...(email !== undefined && { email }), ...(grant && { grant }) }
  const match = await matchAccount(deps, team, { ...claim, actor: request.actor, name: request.actorName })
  if (match.kind === 'no_member')
    return refuseVisit(deps, { ...returned, kind: identity.hasUnverifiedEmail ? 'unverified' : 'no_member' })
  const { kind: _account, takesGrant, ...account } = match
  const proof = from.way === 'issuer' ? 'issuer' : 'platform'
  return decide(deps, returned, { ...account, proof, ...(takesGrant && grant && { grant }) })
}

/** Only the platform itself can say who somebody there is. */
const isSomebodyElse = ({ actor }: Identity, request: LinkRequest): boolean =>
  actor !== undefined && !isSameActor(actor, request.actor)

/** What would be refused after a yes is said before it. */
async function decide(deps: Deps, returned: Returned, proved: Proved): Promise<PageOutcome> {
  const { team, request } = returned
  const { invitation, link } = await deps.store.transaction(async (tx) => ({
    invitation:
      request.wish?.kind === 'accept' ? await tx.findInvitation(request.wish.invitation) : undefined,
    link: await tx.findLink(team, request.actor),
  }))
  const { account, email, proof } = proved
  if (invitation && isOther(invitation, { account, email })) {
    const wanted = invitation.invitee.email
    return refuseVisit(deps, {
      ...returned,
      kind: 'wrong_account',
      ...(wanted !== undefined && { wanted }),
      ...(email !== undefined && { own: email }),
    })
  }
  const made = { team: team.id, tenant: team.tenant, actor: request.actor, account, proof }
  const decision = decideLink(link, made)
  if (decision.kind === 'linked_otherwise')
    return refuseVisit(deps, { ...returned, kind: 'linked_otherwise', proof: decision.proof })
  const member = await deps.backends.of(team).findMember({ account })
  return { ...returned, kind: 'confirm', proved, ...(member && { role: member.role.name }) }
}
