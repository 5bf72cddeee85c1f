import type { InvitationLink } from '../domain/detour.ts'
import { type Invitation, isPast, teamOf } from '../domain/invitation.ts'
import type {
  InvitationPageOutcome,
  ProvedInvitee,
  ReturnedInvitee,
  VisitedInvitation,
} from '../domain/invitation-page.ts'
import { isPermission } from '../domain/policy.ts'
import type { SignInOutcome } from '../sign-in/sign-in.ts'
import type { Deps } from './deps.ts'
import type { Arrived } from './finish-sign-in.ts'
import { listInvitationSignIns } from './list-invitation-sign-ins.ts'
import { proveInvitee } from './prove-invitee.ts'
import { ruleAnswer } from './rule-answer.ts'
import { type Carried, redeemSignIn } from './sign-in-visit.ts'
import { readKind } from './standing.ts'
import { isOver, refuseForged, refuseVisit, visitOf } from './visit-invitation.ts'
import { hashOf, isBegunIn } from './visit-link.ts'

/**
 * A browser is back from where its person showed who they are: if that is the invitee, they get to see the invitation.
 * Answers nothing yet. Undefined where it was not begun at the page of an invitation. Throws `SignInUnavailable`,
 * `BackendUnavailable` and `PlatformUnavailable`.
 */
export async function finishInvitationVisit(
  deps: Deps,
  { url, browser }: Arrived,
): Promise<InvitationPageOutcome | undefined> {
  const state = url.searchParams.get('state') ?? ''
  const { link, visit } = await findByState(deps, hashOf(state))
  if (!link?.visit || !visit) return undefined
  if (visit.kind !== 'visited') return refuseVisit(deps, visit)
  // Whoever was sent the address of somebody else's return hears nothing of it.
  if (!isBegunIn(link, browser)) return refuseVisit(deps, { kind: 'began_elsewhere' })
  if (isOver(link, deps.now())) return refuseVisit(deps, { ...visit, kind: 'expired' })
  return arrive(deps, visit, { url, state, sealed: link.visit.secrets })
}

function findByState(deps: Deps, state: string) {
  return deps.store.transaction(async (tx) => {
    const link: InvitationLink | undefined = await tx.lockInvitationLinkByState(state)
    return { link, visit: link && (await visitOf(deps, tx, { key: link.id, link })) }
  })
}

async function arrive(
  deps: Deps,
  visit: VisitedInvitation,
  carried: Carried,
): Promise<InvitationPageOutcome> {
  const signIns = listInvitationSignIns(deps, visit.invitation)
  const signIn = signIns.find(({ way }) => way === visit.link.visit?.way)
  const outcome = signIn && (await redeemSignIn(deps, signIn, carried))
  if (!signIn || !outcome || outcome.kind === 'forged')
    return refuseForged(deps, { ...visit, kind: 'visited' })
  const returned = { ...visit, from: { way: signIn.way, title: signIn.title } }
  if (outcome.kind === 'proved') return greet(deps, returned, outcome)
  return refuseVisit(deps, { ...returned, kind: outcome.kind === 'used' ? 'code_used' : outcome.kind })
}

type Proof = Extract<SignInOutcome, { kind: 'proved' }>

async function greet(deps: Deps, returned: ReturnedInvitee, proof: Proof): Promise<InvitationPageOutcome> {
  const proved = await proveInvitee(deps, returned, proof)
  if (!proved)
    return refuseVisit(deps, {
      ...returned,
      kind: proof.identity.hasUnverifiedEmail ? 'unverified' : 'not_invited',
    })
  return judge(deps, returned, proved)
}

/** The policy has the last word here as it has at every click. */
async function judge(
  deps: Deps,
  returned: ReturnedInvitee,
  proved: ProvedInvitee,
): Promise<InvitationPageOutcome> {
  const { invitation, team } = returned
  const { actor } = proved
  const kind = await readKind(deps, actor)
  const link = await deps.store.transaction((tx) => tx.findLink(teamOf(invitation), actor))
  const ruling = ruleAnswer(invitation, { actor, kind, link })
  if (isPermission(ruling)) {
    const { from: _, ...visit } = returned
    return isAnswerable(invitation, deps.now())
      ? { ...visit, kind: 'offer', proved }
      : { ...visit, kind: 'over' }
  }
  if (ruling.kind === 'not_yours') return refuseVisit(deps, { ...returned, kind: 'not_invited' })
  return refuseVisit(deps, { kind: 'denied', action: 'answer', team, ruling, flaws: [], whoCould: [] })
}

const isAnswerable = (invitation: Invitation, at: Date): boolean =>
  invitation.status === 'pending' && !isPast(invitation, at)
