import type { Clock } from '../../../src/simulator/clock.ts'
import { type BotProcess, forkBot } from '../bot/bot-process.ts'
import type { Aim } from '../bot/doom.ts'

/** The processes of one bot. One more is loaded at all times, so that who dies is replaced at once. */
export interface Crew {
  /** Until as many live as should. They are aimed at from their first moment on. */
  replenish(aim: Aim | undefined): Promise<void>
  /** At so many of them, all unless said otherwise. */
  aim(aim: Aim | undefined, most?: number): void
  living(): readonly BotProcess[]
  /** How many are gone that were not sent away. */
  dead(): number
  /** Resolves when the next of those who live now is gone. */
  nextDeath(): Promise<unknown>
  /** When the next effect is due, once nobody has anything to do. */
  beQuiet(): Promise<Date | undefined>
  /** For the bot and for everybody whom it speaks to. */
  passTime(ms: number): void
  /** All of them, in good order, and as many anew; unless nobody has died since the last time. */
  restart(): Promise<void>
  /** All of them, in good order, for ever. */
  stop(): Promise<void>
}

export type CrewOptions = {
  readonly size: number
  readonly clock: Clock
  readonly environment: Readonly<Record<string, string>>
  readonly onPoint: (point: string) => void
}

export function createCrew({ size, clock, ...options }: CrewOptions): Crew {
  let spare = forkBot(options)
  let crew: readonly BotProcess[] = []
  let begun = 0
  let sentAway = 0
  let deadBefore = 0
  const living = () => crew.filter((bot) => bot.isAlive())
  const dead = () => begun - sentAway - living().length
  const begin = async (aim: Aim | undefined) => {
    const bot = spare
    spare = forkBot(options)
    crew = [...living(), bot]
    begun += 1
    bot.aim(aim)
    await bot.begin(clock.now().getTime() - Date.now())
  }
  const replenish = async (aim: Aim | undefined) => {
    for (let count = living().length; count < size; count++) await begin(aim)
  }
  const sendAway = async () => {
    const leaving = living()
    await Promise.all(leaving.map((bot) => bot.stop()))
    sentAway += leaving.length
  }
  return {
    living,
    dead,
    replenish,
    aim: (aim, most = size) => {
      for (const bot of living().slice(0, most)) bot.aim(aim)
    },
    nextDeath: () => Promise.race(living().map(({ gone }) => gone)),
    beQuiet: async () => {
      const next = await Promise.all(living().map((bot) => bot.beQuiet()))
      return next
        .filter((at) => at !== undefined)
        .toSorted((one, other) => one.getTime() - other.getTime())
        .at(0)
    },
    passTime: (ms) => {
      for (const bot of living()) bot.passTime(ms)
      clock.advance(ms)
    },
    restart: async () => {
      if (dead() === deadBefore) return
      deadBefore = dead()
      await sendAway()
      await replenish(undefined)
    },
    stop: async () => {
      await Promise.all([sendAway(), spare.kill()])
    },
  }
}
