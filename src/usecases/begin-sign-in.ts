import { signInReturnUrl } from '../domain/page-address.ts'
import type { PageOutcome, Visited } from '../domain/page-outcomes.ts'
import type { Begun, SignIn } from '../sign-in/sign-in.ts'
import { authorize } from './authorize.ts'
import type { Deps } from './deps.ts'
import { writeSecrets } from './sign-in-secrets.ts'
import { listSignIns } from './start-link.ts'
import {
  callerOf,
  findEnd,
  findVisit,
  hashOf,
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
  return leave(deps, visitor, {
    visit,
    signIn,
    isAnew: ask.isAnew,
    redirectUrl: signInReturnUrl(deps.publicUrl),
  })
}

type Leaving = {
  readonly visit: Visited
  readonly signIn: SignIn
  readonly isAnew: boolean
  readonly redirectUrl: URL
}

async function leave(
  deps: Deps,
  visitor: Visitor,
  { visit, signIn, isAnew, redirectUrl }: Leaving,
): Promise<PageOutcome> {
  const state = deps.newSecret()
  const begun = await signIn.begin({ redirectUrl, state, isAnew })
  const end = await start(deps, visitor, { state, begun, signIn })
  if (end) return refuseVisit(deps, { ...visit, kind: end })
  return { ...visit, kind: 'leaving', url: begun.url, title: signIn.title }
}

type Started = { readonly state: string; readonly begun: Begun; readonly signIn: SignIn }

/** It may have come to its end while the issuer was asked. */
function start(
  { store, vault, now }: Deps,
  visitor: Visitor,
  { state, begun, signIn: { way } }: Started,
): Promise<'used' | 'expired' | undefined> {
  return store.transaction(async (tx) => {
    const request = await lockByKey(tx, visitor)
    const end = request ? findEnd(request, now()) : 'expired'
    if (!request || end) return end
    const secrets = vault.seal(writeSecrets(begun.secrets), `sign-in ${hashOf(state)}`)
    const visit = { way, browser: hashOf(visitor.browser), state: hashOf(state), secrets }
    await tx.saveLinkRequest({ ...request, status: 'started', visit })
    return undefined
  })
}
