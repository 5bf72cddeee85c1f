import { eventually } from '../../dsl/wait.ts'
import { perform } from '../stage/cast.ts'
import type { Step } from '../stage/life.ts'
import type { Stage } from '../stage/stage.ts'
import type { Lane } from './lane.ts'

/** Whatever a platform waits for, it has given up by then. */
export const DEADLINE_MS = 3_500
/** Longer than a lease, and than what is taken for abandoned. */
export const LEASE_MS = 125_000
/** Far enough for the next attempt of most effects. */
const SOON_MS = 60_000
/** What is due later is about the end of an invitation, and not about what somebody did. */
const LATER_MS = 2 * 60 * 60_000
const MOST_ROUNDS = 50

/** Everybody does what they want, undisturbed, and all that follows from it happens. */
export async function calm(lane: Lane): Promise<void> {
  const { crew, stage, mishaps } = lane
  mishaps.set(0)
  for (const { faults } of [stage.slack, stage.discord]) faults.clear()
  await crew.replenish(undefined)
  if (lane.isShared) {
    // Whoever starts takes up what the dead had not answered, once it counts as abandoned.
    crew.passTime(LEASE_MS)
    await crew.restart()
  }
  let unrest: string | undefined = 'not looked at'
  for (let round = 0; round < MOST_ROUNDS && unrest !== undefined; round++) unrest = await findUnrest(lane)
  // What is unfinished by then is for the judge.
  if (unrest !== undefined) process.stderr.write(`${lane.name} does not come to rest: ${unrest}\n`)
}

/** What people still do, or what the bot still has to do soon. */
async function findUnrest(lane: Lane): Promise<string | undefined> {
  const { crew, stage } = lane
  const steps = await act(lane)
  const nextAt = await crew.beQuiet()
  const waitMs = nextAt ? nextAt.getTime() - stage.clock.now().getTime() : Number.POSITIVE_INFINITY
  if (steps.length === 0 && waitMs > LATER_MS) return undefined
  crew.passTime(steps.length > 0 ? DEADLINE_MS : Math.max(SOON_MS, Math.min(waitMs, LATER_MS)))
  const deeds = steps.map(({ life, deed, by }) => `${life.invitee.name} ${deed} ${by?.platform}`)
  return `${deeds.join(', ')}; due in ${waitMs} ms`
}

/** One thing each of them, and what follows from it at once. */
export async function act({ stage, cast, crew }: Lane): Promise<readonly Step[]> {
  const steps = cast.steps()
  await perform(steps)
  await idleOf(stage)
  await crew.beQuiet()
  await idleOf(stage)
  cast.noteTaken(steps)
  return steps
}

export const idleOf = ({ slack, discord }: Stage): Promise<void> =>
  eventually(() => slack.busy() + discord.busy() === 0, 'a platform still waits for the bot')
