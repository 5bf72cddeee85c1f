import type { SignInVisit } from '../domain/link-request.ts'
import { signInReturnUrl } from '../domain/page-address.ts'
import type { SignIn, SignInOutcome } from '../sign-in/sign-in.ts'
import type { Deps } from './deps.ts'
import { readSecrets, writeSecrets } from './sign-in-secrets.ts'
import { hashOf } from './visit-link.ts'

type Starting = {
  readonly browser: string
  /** They want to choose another account than the one they are signed in with. */
  readonly isAnew: boolean
  readonly publicUrl: URL
}

export type Started = {
  /** Where the browser goes. */
  readonly url: URL
  /** What has to be kept until it comes back. */
  readonly visit: SignInVisit
}

/** Sends a browser to where its person shows who they are. Throws `SignInUnavailable`. */
export async function startSignIn(
  { vault, newSecret }: Pick<Deps, 'vault' | 'newSecret'>,
  signIn: SignIn,
  { browser, isAnew, publicUrl }: Starting,
): Promise<Started> {
  const state = newSecret()
  const begun = await signIn.begin({ redirectUrl: signInReturnUrl(publicUrl), state, isAnew })
  const secrets = vault.seal(writeSecrets(begun.secrets), aboutState(state))
  const visit = { way: signIn.way, browser: hashOf(browser), state: hashOf(state), secrets }
  return { url: begun.url, visit }
}

const aboutState = (state: string): string => `sign-in ${hashOf(state)}`

export type Carried = {
  /** With everything that the issuer put into it. */
  readonly url: URL
  readonly state: string
  /** The secrets of the visit. */
  readonly sealed: string
}

/** Undefined for what was not begun here. Throws `SignInUnavailable`. */
export async function redeemSignIn(
  { vault, publicUrl }: Pick<Deps, 'vault' | 'publicUrl'>,
  signIn: SignIn,
  { url, state, sealed }: Carried,
): Promise<SignInOutcome | undefined> {
  const secrets = readSecrets(vault.unseal(sealed, aboutState(state)) ?? '')
  return publicUrl && secrets
    ? signIn.finish({ url, redirectUrl: signInReturnUrl(publicUrl), state, secrets })
    : undefined
}
