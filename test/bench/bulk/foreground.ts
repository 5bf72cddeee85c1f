import { setTimeout as pause } from 'node:timers/promises'
import { fileOf } from '../../dsl/given-file.ts'
import { quiet, run } from '../speed/acts.ts'
import { type Bot, type PlatformName, startBot } from '../speed/bot.ts'
import { type At, CONFIRM, eventual, findButton, handIn, PAUSE, press } from './hand-in.ts'
import { crowdOn, emailsOf, mentionsOf } from './people.ts'

/** How fast somebody is answered, in milliseconds, one for each time. */
export type Foreground = {
  readonly platform: PlatformName
  readonly during: readonly number[]
  readonly without: readonly number[]
}

const ROUNDS = 8
const PER_ROUND = 5
const WARM_UP = 30
/** For the list to be at work again, or for what was under way to arrive. */
const SETTLE_MS = 1_500
/** Between two commands, so that they fall into all moments of a run. */
const BETWEEN_MS = 130

/** In one process and by turns, a list that is paused and goes on again; in real time, with the platform's limits. */
export async function measureForeground(platform: PlatformName, rows: number): Promise<Foreground> {
  const { world, people } = crowdOn(platform, rows)
  const bot = await startBot({ platform, world, environment: {}, rateLimits: true })
  try {
    const ann = { twin: bot.twin, handle: 'ann' }
    await sample(bot, WARM_UP)
    await handIn(ann, fileOf('people.csv', platform === 'slack' ? emailsOf(people) : mentionsOf(people)))
    await push(ann, CONFIRM)
    return { platform, ...(await byTurns(bot, ann)) }
  } finally {
    await bot.stop()
  }
}

async function byTurns(bot: Bot, ann: At): Promise<Pick<Foreground, 'during' | 'without'>> {
  const during: number[] = []
  const without: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await pause(round === 0 ? 0 : SETTLE_MS)
    during.push(...(await sample(bot, PER_ROUND)))
    await push(ann, PAUSE)
    await pause(SETTLE_MS)
    await quiet(bot)
    without.push(...(await sample(bot, PER_ROUND)))
    await push(ann, /^Go on$/)
  }
  return { during, without }
}

async function sample(bot: Bot, times: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let done = 0; done < times; done += 1) {
    taken.push(await run(bot, 'ann', 'members'))
    await pause(BETWEEN_MS)
  }
  return taken
}

/** The newest button of that name, once it is there. */
async function push(at: At, label: RegExp): Promise<void> {
  await press(at, await eventual(() => findButton(at, label), `there is no ${label.source} to press`))
}
