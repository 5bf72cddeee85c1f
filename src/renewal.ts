import { setTimeout as pause } from 'node:timers/promises'
import type { Grant } from './domain/grant.ts'
import { keptOf, type Owned, sealToken, unsealToken } from './kept-token.ts'
import type { Keys } from './seal.ts'
import { type SignIn, SignInUnavailable } from './sign-in/sign-in.ts'
import type { SealedToken, Store, Tokens } from './store/store.ts'
import type { SignIns } from './usecases/deps.ts'

export type RenewalDeps = {
  readonly store: Pick<Store, 'transaction'>
  readonly keys: Keys
  readonly now: () => Date
  readonly signIns: SignIns
}

/** A token that ends sooner is renewed: what it is for has to come through with it. */
const TOO_SHORT_MS = 60_000
/** Longer than an issuer is waited for. */
const LEASE_MS = 15_000
const PATIENCE_MS = 10_000
const LOOK_MS = 200

/** Good for a minute at least where it can be; undefined where there is none. Throws {@link SignInUnavailable}. */
export async function freshToken(deps: RenewalDeps, owned: Owned): Promise<string | undefined> {
  for (let waitedMs = 0; ; waitedMs += LOOK_MS) {
    const look = await lookAt(deps, owned)
    if (look.kind === 'token') return look.token
    if (look.kind === 'claimed') return renew(deps, owned, look)
    if (waitedMs >= PATIENCE_MS) return untilItEnds(deps, look, outOfPatience(look.signIn))
    await pause(LOOK_MS)
  }
}

const outOfPatience = ({ title }: SignIn) => new SignInUnavailable(title, { problem: 'renewal_under_way' })

type Due = { readonly signIn: SignIn; readonly grant: Grant; readonly refreshToken: string }
type Claimed = Due & { readonly sealed: string }

type Judged =
  | { readonly kind: 'token'; readonly token: string | undefined }
  | ({ readonly kind: 'due' } & Due)
type Look =
  | Extract<Judged, { kind: 'token' }>
  | ({ readonly kind: 'busy' } & Due)
  | ({ readonly kind: 'claimed' } & Claimed)

function lookAt(deps: RenewalDeps, owned: Owned): Promise<Look> {
  const { team, actor } = owned
  return deps.store.transaction(async (tx): Promise<Look> => {
    const seen = judge(deps, owned, await tx.findSealedToken(team.id, actor))
    if (seen.kind === 'token') return seen
    const now = deps.now()
    const until = new Date(now.getTime() + LEASE_MS)
    if (!(await tx.claimRenewal(team.id, actor, { now, until }))) return { ...seen, kind: 'busy' }
    // Whoever renewed it between the look and the claim has spent what was seen.
    const sealed = (await tx.findSealedToken(team.id, actor)) ?? ''
    const claimed = judge(deps, owned, sealed)
    if (claimed.kind === 'due') return { ...claimed, kind: 'claimed', sealed }
    await endClaim(tx, { team: team.id, actor, sealed })
    return claimed
  })
}

function judge({ keys, signIns, now }: RenewalDeps, { team, actor }: Owned, sealed = ''): Judged {
  const kept = unsealToken(keys, { team, actor }, sealed)
  if (!kept) return { kind: 'token', token: undefined }
  const { accessToken, refreshToken } = kept.grant
  const leftMs = msLeft(kept.grant, now())
  if (leftMs >= TOO_SHORT_MS) return { kind: 'token', token: accessToken }
  const signIn = issuerAmong(signIns.of(team, actor))
  if (!signIn || refreshToken === undefined)
    return { kind: 'token', token: leftMs > 0 ? accessToken : undefined }
  return { kind: 'due', signIn, grant: kept.grant, refreshToken }
}

export const issuerAmong = (signIns: readonly SignIn[]): SignIn | undefined =>
  signIns.find(({ way }) => way === 'issuer')

const msLeft = ({ expiresAt }: Grant, now: Date): number =>
  expiresAt ? expiresAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY

async function renew(deps: RenewalDeps, owned: Owned, due: Claimed): Promise<string | undefined> {
  const token = { team: owned.team.id, actor: owned.actor, sealed: due.sealed }
  try {
    const outcome = await due.signIn.refresh(due.refreshToken)
    if (outcome.kind === 'refreshed') return await keepNext(deps, owned, { ...due, next: outcome.grant })
    await deps.store.transaction((tx) => forgetUnchanged(tx, token))
    return undefined
  } catch (error) {
    await deps.store.transaction((tx) => endClaim(tx, token))
    return untilItEnds(deps, due, error)
  }
}

/** What is not over yet still serves, whatever became of its renewal. */
function untilItEnds({ now }: RenewalDeps, { grant }: Due, error: unknown): string {
  if (error instanceof SignInUnavailable && msLeft(grant, now()) > 0) return grant.accessToken
  throw error
}

type Next = Claimed & { readonly next: Grant }

async function keepNext(deps: RenewalDeps, owned: Owned, due: Next): Promise<string | undefined> {
  const { team, actor } = owned
  const sealed = sealToken(deps.keys, owned, keptOf(due.next))
  const now = await deps.store.transaction(async (tx) => {
    const isKept = await tx.replaceSealedToken({ team: team.id, actor, sealed: due.sealed }, sealed)
    return isKept ? sealed : tx.findSealedToken(team.id, actor)
  })
  // Unlinked while the issuer was asked: nobody would ever end this one.
  if (now === undefined) await revokeQuietly(due.signIn, due.next)
  return unsealToken(deps.keys, owned, now ?? '')?.grant.accessToken
}

/** Where the issuer does not answer, the grant ends there by itself. */
export async function revokeQuietly(signIn: SignIn, grant: Grant): Promise<void> {
  await signIn.revoke(grant).catch((error: unknown) => {
    if (!(error instanceof SignInUnavailable)) throw error
  })
}

const endClaim = (tx: Tokens, token: SealedToken): Promise<boolean> =>
  tx.replaceSealedToken(token, token.sealed)

/** The replacement by itself keeps others from changing it before it is deleted. */
async function forgetUnchanged(tx: Tokens, token: SealedToken): Promise<void> {
  if (await tx.replaceSealedToken(token, token.sealed)) await tx.deleteSealedToken(token.team, token.actor)
}
