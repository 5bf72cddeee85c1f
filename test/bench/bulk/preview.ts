import { fileOf } from '../../dsl/given-file.ts'
import { type Bot, type PlatformName, startBot } from '../speed/bot.ts'
import { type At, CONFIRM, eventual, findButton, forget, handIn } from './hand-in.ts'
import { forgetPeak, readResident } from './memory.ts'
import { mixedList } from './mixed-list.ts'
import { crowdOn } from './people.ts'
import { seedTeam } from './seed-team.ts'

/** A long list, from the moment it is sent off until what would happen is in sight. */
export type Preview = {
  readonly platform: PlatformName
  readonly kilobytes: number
  readonly ms: number
  /** What the bot's memory grew by, at its highest. */
  readonly mb: number
  /** What was said of it, for whoever wants to see that it was read. */
  readonly title: string
}

/** For the bot to have loaded and compiled what it needs. */
const WARM_UP_ROWS = 100
const DOMAINS = 'lighthouse.example,crowd.example'
/** Of a bot that never answers. */
const PATIENCE_MS = 120_000

export async function measurePreview(platform: PlatformName, rows: number): Promise<Preview> {
  const { world } = crowdOn(platform, 1)
  const environment = { USHER_EMAIL_DOMAINS: DOMAINS }
  const bot = await startBot({ platform, world, environment, rateLimits: true, prepare: seedTeam })
  try {
    await look(bot, mixedList(WARM_UP_ROWS))
    await forget({ twin: bot.twin, handle: 'ann' })
    await forgetPeak(bot.pid)
    const { nowMb } = await readResident(bot.pid)
    const list = mixedList(rows)
    const { ms, title } = await look(bot, list)
    const { peakMb } = await readResident(bot.pid)
    return { platform, kilobytes: list.length / 1000, ms, mb: peakMb - nowMb, title }
  } finally {
    await bot.stop()
  }
}

async function look({ twin }: Bot, list: string): Promise<Pick<Preview, 'ms' | 'title'>> {
  const ann: At = { twin, handle: 'ann' }
  const before = findButton(ann, CONFIRM)?.message.id
  const seen = Promise.withResolvers<number>()
  const stop = twin.onChange(() => {
    const at = performance.now()
    const id = findButton(ann, CONFIRM)?.message.id
    if (id !== undefined && id !== before) seen.resolve(at)
  })
  const sentAt = await handIn(ann, fileOf('people.csv', list))
  const timer = setTimeout(() => seen.reject(new Error('there is no preview')), PATIENCE_MS)
  const at = await seen.promise
  clearTimeout(timer)
  stop()
  const { message } = await eventual(() => findButton(ann, CONFIRM), 'the preview is gone')
  return { ms: at - sentAt, title: message.text.split('\n')[0] ?? '' }
}
