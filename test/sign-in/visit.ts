import type { Arrival, SignIn, SignInOutcome } from '../../src/sign-in/sign-in.ts'

export const VISIT = {
  redirectUrl: new URL('https://usher.example/link/back'),
  state: 'a-state-that-nobody-guesses',
  isAnew: false,
} as const

/** From the first step to the last; `inBrowser` is what the person does in between. */
export async function visit(
  signIn: SignIn,
  inBrowser: (url: URL) => URL,
  change: (arrival: Arrival) => Arrival = (arrival) => arrival,
): Promise<SignInOutcome> {
  const { url, secrets } = await signIn.begin(VISIT)
  const { redirectUrl, state } = VISIT
  return signIn.finish(change({ url: inBrowser(url), redirectUrl, state, secrets }))
}
