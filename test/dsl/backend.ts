import type { Manners } from '../../src/backends/backend-kind.ts'
import type { StandIn, Vendor } from '../../src/simulator/backends/stand-in.ts'
import { type StandInName, standIns } from '../../src/simulator/backends/stand-ins.ts'
import type { Clock } from '../../src/simulator/clock.ts'

/** The backend of a story: one of the vendors' stand-ins, with Ann as the owner of the team. */
export type StoryBackend = StandIn & {
  /** The personal tokens that it gave out: none may be in a log. */
  readonly tokens: ReadonlySet<string>
}

/** Long enough for a busy machine, short enough for a story in which somebody never answers. */
export const SHORT_MANNERS: Manners = {
  timeoutMs: 1500,
  retries: 1,
  firstWaitMs: 20,
  failuresToOpen: 50,
  openMs: 200,
}

export async function startStoryBackend(name: StandInName, clock: Clock): Promise<StoryBackend> {
  const kind = standIns.find((one) => one.name === name)
  if (!kind) throw new Error(`there is no stand-in for ${name}`)
  const owner = { name: 'Ann Lee', email: 'ann@lighthouse.example' }
  const standIn = await kind.start({ clock, team: { name: 'Lighthouse', owner } })
  const tokens = new Set<string>()
  return { ...standIn, vendor: noting(standIn.vendor, tokens), tokens }
}

const noting = (vendor: Vendor, tokens: Set<string>): Vendor => ({
  ...vendor,
  signUp: async (email, name) => {
    const account = await vendor.signUp(email, name)
    if (account.token !== undefined) tokens.add(account.token)
    return account
  },
})
