import type { InvitationPageOutcome } from '../domain/invitation-page.ts'
import type { BeginAsk } from './begin-sign-in.ts'
import type { Deps } from './deps.ts'
import { listInvitationSignIns } from './list-invitation-sign-ins.ts'
import { type Started, startSignIn } from './sign-in-visit.ts'
import { findInvitationVisit, isOver, lockLinkByKey, refuseForged, refuseVisit } from './visit-invitation.ts'
import type { Visitor } from './visit-link.ts'

/**
 * Sends a browser that has the link to where its person shows who they are. Again, in whichever browser: then only the
 * last one counts. Throws `SignInUnavailable`.
 */
export async function beginInvitationVisit(
  deps: Deps,
  visitor: Visitor,
  { way, isAnew }: BeginAsk,
): Promise<InvitationPageOutcome> {
  const visit = await findInvitationVisit(deps, visitor)
  if (visit.kind !== 'visited') return refuseVisit(deps, visit)
  if (isOver(visit.link, deps.now())) return refuseVisit(deps, { ...visit, kind: 'expired' })
  const signIn = listInvitationSignIns(deps, visit.invitation).find((one) => one.way === way)
  const { publicUrl } = deps
  if (!signIn || !publicUrl) return refuseForged(deps, visit)
  const started = await startSignIn(deps, signIn, { browser: visitor.browser, isAnew, publicUrl })
  if (!(await keep(deps, visitor, started))) return refuseVisit(deps, { kind: 'not_found' })
  return { ...visit, kind: 'leaving', url: started.url, title: signIn.title }
}

/** False where another link took its place while the issuer was asked. */
function keep({ store }: Deps, visitor: Visitor, { visit }: Started): Promise<boolean> {
  return store.transaction(async (tx) => {
    const link = await lockLinkByKey(tx, visitor)
    if (link) await tx.saveInvitationLink({ ...link, visit })
    return link !== undefined
  })
}
