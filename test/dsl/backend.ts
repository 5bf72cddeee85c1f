import type { Manners } from '../../src/backends/backend-kind.ts'
import type { SignIn, StandIn, Vendor } from '../../src/simulator/backends/stand-in.ts'
import { type StandInName, standIns } from '../../src/simulator/backends/stand-ins.ts'
import type { Clock } from '../../src/simulator/clock.ts'
import { noteSecret } from './log.ts'

/** Long enough for a busy machine, short enough for a story in which somebody never answers. */
export const SHORT_MANNERS: Manners = {
  timeoutMs: 1500,
  retries: 1,
  firstWaitMs: 20,
  failuresToOpen: 50,
  openMs: 200,
}

/** The backend of a story: one of the vendors' stand-ins, with Ann as the owner of the team. */
export async function startStoryBackend(name: StandInName, clock: Clock, signIn?: SignIn): Promise<StandIn> {
  const kind = standIns.find((one) => one.name === name)
  if (!kind) throw new Error(`there is no stand-in for ${name}`)
  const owner = { name: 'Ann Lee', email: 'ann@lighthouse.example' }
  const standIn = await kind.start({ clock, team: { name: 'Lighthouse', owner }, signIn })
  const close = () => {
    noteIssued(standIn)
    return standIn.close()
  }
  return { ...standIn, vendor: noting(standIn.vendor), close }
}

/** No log may have the personal tokens that it gives out. */
const noting = (vendor: Vendor): Vendor => ({
  ...vendor,
  signUp: async (email, name) => {
    const account = await vendor.signUp(email, name)
    if (account.token !== undefined) noteSecret(account.token, "somebody's own token")
    return account
  },
})

const ISSUED = /"(?:access_token|refresh_token|id_token|token)":"([^"]+)"/g

/** Those that it gave to the bot itself. */
export function noteIssued({ traffic }: Pick<StandIn, 'traffic'>): void {
  for (const { answered } of traffic())
    for (const [, token = ''] of (JSON.stringify(answered) ?? '').matchAll(ISSUED))
      noteSecret(token, 'a token that was given out')
}
