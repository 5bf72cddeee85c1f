import { createIssuerSignIn } from '../../src/sign-in/issuer.ts'
import { CLIENT, openIssuer } from './open-issuer.ts'

export const NOON = new Date('2030-01-02T12:00:00Z')

/** Signing in at an issuer of the test's own. */
export async function openSignIn({ scopes = ['openid', 'email', 'offline_access'], timeoutMs = 2_000 } = {}) {
  const issuer = await openIssuer()
  const settings = { ...CLIENT, issuerUrl: issuer.url, name: 'Lighthouse ID', scopes }
  const signIn = createIssuerSignIn(settings, { now: () => NOON, timeoutMs })
  return { issuer, signIn, habits: issuer.habits, consent: (url: URL) => issuer.consent(url) }
}
