import { setTimeout as pause } from 'node:timers/promises'
import type { Aim } from '../bot/doom.ts'
import { perform } from '../stage/cast.ts'
import type { Step } from '../stage/life.ts'
import { act, calm, DEADLINE_MS, idleOf, LEASE_MS } from './calm.ts'
import { takesAll } from './killer.ts'
import type { Lane } from './lane.ts'
import { AT_RANDOM, isNear, isOfClock, leadsTo, wrongShareFor } from './points.ts'

/** Invitations that begin with every kill. */
const BEGIN = 3
/** What people do around a kill, at the most; the rest of it is there for the next ones. */
const MOST_STEPS = 6
/** Every invitation is over by then. */
const EXPIRED_MS = 8 * 24 * 60 * 60_000
/** The first reminder is due by then. */
const REMINDED_MS = 3 * 24 * 60 * 60_000
/** What looks like something that people did: some backends are told that time is over. */
const BY_CLOCK = ['revoke'] as const
/** Kills between two looks at what the clock does. */
const PER_ROUND = 15
const LONGEST_RANDOM_MS = 400
const QUIET_LOOKS = 4
const LOOK_MS = 60

/** Kills so many times, and lets everything come to its end. */
export async function killInLane(lane: Lane, kills: number): Promise<void> {
  await warmUp(lane)
  for (let wave = 1; lane.crew.dead() < kills; wave++) {
    const isClock = wave % PER_ROUND === 0
    if (isClock) await calm(lane)
    lane.cast.begin(BEGIN)
    await killOnce(lane, { left: kills - lane.crew.dead(), isClock })
  }
  await calm(lane)
  lane.crew.passTime(EXPIRED_MS)
  await calm(lane)
}

/** One of every ending, undisturbed, so that the points are known. */
async function warmUp(lane: Lane): Promise<void> {
  lane.cast.begin(4)
  await lane.crew.replenish(undefined)
  for (let round = 0; round < 3; round++) await act(lane)
  lane.cast.begin(2 * BEGIN)
  await act(lane)
}

type Wave = { readonly left: number; readonly isClock: boolean }

async function killOnce(lane: Lane, { left, isClock }: Wave): Promise<void> {
  const { crew, points, mishaps } = lane
  const before = crew.dead()
  const aim = await takeAim(lane, { left, isClock })
  mishaps.set(wrongShareFor(aim?.point))
  const steps = isClock ? letTimePass(lane) : await begin(lane, aim?.point)
  const isHit = await isDeadIn(lane, { aim, before })
  if (!isHit) await lane.chance.pick(crew.living()).kill()
  crew.aim(undefined)
  lane.killer.aim(undefined)
  mishaps.set(0)
  await recover(lane, steps)
  const point = aim && isHit ? aim.point : AT_RANDOM
  for (let dead = before; dead < crew.dead(); dead++) points.killed(point, lane.name)
  if (aim && !isHit) points.missed(aim.point)
}

/** Whoever starts now is aimed at from the first moment. Where one more is to die, it is one of several. */
async function takeAim(lane: Lane, { left, isClock }: Wave): Promise<Aim | undefined> {
  const { crew, points, killer, cast } = lane
  const isLast = left === 1 && lane.isShared
  const deeds = isClock ? BY_CLOCK : cast.steps().map(({ deed }) => deed)
  const isFit = (point: string) =>
    isNear(point, deeds) && (isClock || !isOfClock(point)) && !(isLast && takesAll(point))
  const aim = points.choose(isFit)
  killer.aim(aim)
  await crew.replenish(isLast ? undefined : aim)
  crew.aim(aim, isLast ? 1 : crew.living().length)
  return aim
}

/** What leads to the point goes first. Whoever died while it started finds nobody who would do anything. */
async function begin(lane: Lane, point: string | undefined): Promise<readonly Step[]> {
  if (lane.crew.living().length === 0) return []
  disturb(lane)
  const isWanted = ({ deed }: Step) => point !== undefined && leadsTo(point, deed)
  const possible = lane.cast.steps()
  const steps = [...possible.filter(isWanted), ...possible.filter((step) => !isWanted(step))].slice(
    0,
    MOST_STEPS,
  )
  await perform(steps)
  for (const twin of [lane.stage.slack, lane.stage.discord]) twin.faults.release('newest_first')
  return steps
}

/** What people do comes twice, late, in the wrong order, or by a line that breaks. */
function disturb({ stage: { slack, discord }, chance }: Lane): void {
  for (const { faults } of [slack, discord]) {
    if (chance.roll(0.2)) faults.deliverTwice(1)
    if (chance.roll(0.2)) faults.hold(2)
    if (chance.roll(0.05)) faults.dropSockets()
    if (chance.roll(0.05)) faults.refreshSockets()
  }
}

/** Whoever has not answered is reminded, or is out of time. */
function letTimePass({ crew, chance }: Lane): readonly Step[] {
  crew.passTime(chance.pick([REMINDED_MS, EXPIRED_MS]))
  return []
}

type Aimed = { readonly aim: Aim | undefined; readonly before: number }

/** Whether it came to the point in time; without one, it is given a while. */
async function isDeadIn(lane: Lane, { aim, before }: Aimed): Promise<boolean> {
  if (aim) await waitForDeath(lane, before)
  else await pause(lane.chance.below(LONGEST_RANDOM_MS))
  return lane.crew.dead() > before
}

/** Or until nobody waits for the bot any more and nothing is due, as it will not come to the point then. */
async function waitForDeath({ stage, crew }: Lane, before: number): Promise<void> {
  const isDead = () => crew.dead() > before
  const idle = async () => {
    // What was acknowledged a moment ago may not have asked for anything yet.
    for (let looks = 0; looks < QUIET_LOOKS && !isDead(); looks++) {
      while (!isDead() && stage.slack.busy() + stage.discord.busy() > 0) await pause(20)
      await crew.beQuiet()
      await pause(LOOK_MS)
    }
  }
  if (!isDead()) await Promise.race([crew.nextDeath(), idle()])
}

/** Nobody waits for the dead any more; those who live finish what they do before the leases of the dead are over. */
async function recover(lane: Lane, steps: readonly Step[]): Promise<void> {
  const { crew, stage, cast } = lane
  crew.passTime(DEADLINE_MS)
  await idleOf(stage)
  cast.noteTaken(steps)
  if (!lane.isShared) return
  await crew.beQuiet()
  crew.passTime(LEASE_MS)
}
