import { setTimeout as pause } from 'node:timers/promises'
import {
  type At,
  CONFIRM,
  eventual,
  findButton,
  findReport,
  handIn,
  press,
} from '../../bench/bulk/hand-in.ts'
import type { Aim } from '../bot/doom.ts'
import { DEADLINE_MS, idleOf } from '../kills/calm.ts'
import { AT_RANDOM } from '../kills/points.ts'
import { KEEPERS } from '../stage/people.ts'
import type { Run } from './open-run.ts'
import { asFile } from './rows.ts'

const [ASKER] = KEEPERS

/** What passes between two looks at the bot, at the least: some people more at the pace of the look-ups. */
const STEP_MS = 5_000
const LONGEST_STEP_MS = 60_000
const MOST_STEPS = 2_000
/** So long is waited for a moment that was aimed at: it may not come again. */
const AIMED_STEPS = 8
const LONGEST_RANDOM_MS = 150
/** What is due later is about the end of invitations, and not about the list. */
const LATER_MS = 2 * 60 * 60_000

/** The last kills are for the moments in which the list ends and the report goes out. */
const LAST_POINTS = ['ask for post_bulk: before the commit', 'ask for post_bulk: after the commit'] as const

/** What happens once, or what nobody does while a list runs. */
const NOT_OF_RUN = /post_bulk|interaction|answer|remind|^slack, bulk/

export type Trouble = {
  readonly kills: number
  /** The share of calls that fail meanwhile, or are done without an answer. */
  readonly wrong: number
}

/** Has a list run while the bot is killed so many times, and lets it come to its end. Resolves to when it began. */
export async function killInRun(run: Run, { kills, wrong }: Trouble): Promise<Date> {
  const { crew, points, lookups } = run
  await crew.replenish(undefined)
  const since = await begin(run)
  run.mishaps.set(wrong)
  const spread = Math.max(1, kills - LAST_POINTS.length)
  while (crew.dead() < spread) {
    const share = crew.dead() / spread
    await passUntil(run, () => lookups.done() >= share * lookups.wanted)
    await killOnce(run, { aim: points.choose((point) => !NOT_OF_RUN.test(point)), most: AIMED_STEPS })
  }
  for (const point of LAST_POINTS)
    if (crew.dead() < kills) await killOnce(run, { aim: { point, hit: 1 }, most: MOST_STEPS })
  run.mishaps.set(0)
  await crew.replenish(undefined)
  await passUntil(run, (waitMs) => findReport(askerAt(run), since) !== undefined && waitMs > LATER_MS)
  return since
}

export const askerAt = ({ stage }: Run): At => ({ twin: stage.slack, handle: ASKER })

/** Undisturbed: what is killed is the run. */
async function begin(run: Run): Promise<Date> {
  const asker = askerAt(run)
  await handIn(asker, asFile(run.rows))
  const button = await eventual(() => findButton(asker, CONFIRM), 'there is no preview')
  await idleOf(run.stage)
  const since = run.stage.clock.now()
  await press(asker, button)
  await idleOf(run.stage)
  return since
}

/** Until it holds, or nobody is alive any more. It is told how far the next thing to do is away. */
async function passUntil(run: Run, holds: (waitMs: number) => boolean): Promise<void> {
  const { crew, stage } = run
  for (let step = 0; step < MOST_STEPS && crew.living().length > 0; step += 1) {
    const nextAt = await crew.beQuiet()
    const waitMs = nextAt ? nextAt.getTime() - stage.clock.now().getTime() : Number.POSITIVE_INFINITY
    if (holds(waitMs)) return
    crew.passTime(Math.max(STEP_MS, Math.min(waitMs, LONGEST_STEP_MS)))
  }
}

type Shot = { readonly aim: Aim | undefined; readonly most: number }

async function killOnce(run: Run, { aim, most }: Shot): Promise<void> {
  const { crew, killer, points, chance } = run
  const before = crew.dead()
  killer.aim(aim)
  await crew.replenish(aim)
  crew.aim(aim)
  const isHit = await isDeadIn(run, { aim, most })
  if (!isHit) await chance.pick(crew.living()).kill()
  crew.aim(undefined)
  killer.aim(undefined)
  crew.passTime(DEADLINE_MS)
  await idleOf(run.stage)
  for (let dead = before; dead < crew.dead(); dead += 1)
    points.killed(aim && isHit ? aim.point : AT_RANDOM, run.name)
  if (aim && !isHit) points.missed(aim.point)
  await crew.replenish(undefined)
}

/** Whether it came to the point in time; without one, it is given a moment. */
async function isDeadIn({ crew, chance }: Run, { aim, most }: Shot): Promise<boolean> {
  const before = crew.dead()
  const isDead = () => crew.dead() > before
  for (let step = 0; step < (aim ? most : 1) && !isDead(); step += 1) {
    crew.passTime(STEP_MS)
    if (aim) await Promise.race([crew.nextDeath(), crew.beQuiet()])
    else await pause(chance.below(LONGEST_RANDOM_MS))
  }
  return isDead()
}
