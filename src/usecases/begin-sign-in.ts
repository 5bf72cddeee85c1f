import type { PageOutcome, Visited } from '../domain/page-outcomes.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { authorize } from './authorize.ts'
import type { Deps } from './deps.ts'
import { type Started, startSignIn } from './sign-in-visit.ts'
import { listSignIns } from './start-link.ts'
import {
  callerOf,
  findEnd,
  findVisit,
  lockByKey,
  refuseUnknown,
  refuseVisit,
  type Visitor,
} from './visit-link.ts'

export type BeginAsk = {
  readonly way: string
  /** They want to choose another account than the one they are signed in with. */
  readonly isAnew: boolean
}

/**
 * Ties the link to this browser and sends it to where the person proves who they are. Again, in whichever browser has the
 * secret: then only the last one counts. Throws `SignInUnavailable` and `PlatformUnavailable`.
 */
export async function beginSignIn(deps: Deps, visitor: Visitor, ask: BeginAsk): Promise<PageOutcome> {
  const visit = await findVisit(deps, visitor)
  if (visit.kind !== 'visited') return refuseUnknown(deps, visit.kind, visit)
  const { team, request } = visit
  const end = findEnd(request, deps.now())
  if (end) return refuseVisit(deps, { ...visit, kind: end })
  const ruling = await authorize(deps, callerOf(visit), { action: 'link' })
  if (ruling.kind === 'denied') return ruling
  const signIn = listSignIns(deps, { team, actor: request.actor }, request.wish).find(
    ({ way }) => way === ask.way,
  )
  if (!signIn || !deps.publicUrl) return refuseUnknown(deps, 'forged', visit)
  const leaving = { visit, signIn, isAnew: ask.isAnew, publicUrl: deps.publicUrl }
  return leave(deps, visitor, leaving)
}

type Leaving = {
  readonly visit: Visited
  readonly signIn: SignIn
  readonly isAnew: boolean
  readonly publicUrl: URL
}

async function leave(
  deps: Deps,
  visitor: Visitor,
  { visit, signIn, isAnew, publicUrl }: Leaving,
): Promise<PageOutcome> {
  const started = await startSignIn(deps, signIn, { browser: visitor.browser, isAnew, publicUrl })
  const end = await keep(deps, visitor, started)
  if (end) return refuseVisit(deps, { ...visit, kind: end })
  return { ...visit, kind: 'leaving', url: started.url, title: signIn.title }
}

/** It may have come to its end while the issuer was asked. */
function keep(
  { store, now }: Deps,
  visitor: Visitor,
  { visit }: Started,
): Promise<'used' | 'expired' | undefined> {
  return store.transaction(async (tx) => {
    const request = await lockByKey(tx, visitor)
    const end = request ? findEnd(request, now()) : 'expired'
    if (!request || end) return end
    await tx.saveLinkRequest({ ...request, status: 'started', visit })
    return undefined
  })
}
