import type { World, WorldPerson } from '../../../src/simulator/world/world.ts'
import { fileOf } from '../../dsl/given-file.ts'
import { type Bot, type PlatformName, startBot } from '../speed/bot.ts'
import { discordNeeds, type Need, secondsAllowed, slackNeeds } from './allowed.ts'
import { type Calls, countCalls } from './calls.ts'
import { CONFIRM, eventual, findButton, findReport, handIn, press } from './hand-in.ts'
import { crowdOn, emailsOf, mentionsOf, strangers } from './people.ts'
import { createTempoClock, startTempo, tempoEnvironment } from './tempo.ts'

/** One list that is invited from its confirmation to its report. */
export type Makespan = {
  readonly title: string
  readonly needs: readonly Need[]
  /** By the platform's clock. */
  readonly seconds: number
  readonly ratio: number
  readonly calls: ReadonlyMap<string, number>
  /** Calls that were told to wait. */
  readonly refused: readonly string[]
  /** Who did not get what they should have, exactly once. */
  readonly wrong: readonly string[]
}

type Case = {
  readonly title: string
  readonly platform: PlatformName
  readonly world: World
  readonly list: string
  readonly needs: readonly Need[]
  /** Who gets a card. */
  readonly invitees: readonly WorldPerson[]
}

const BOT = new URL('fast-bot.ts', import.meta.url)

/** Of a bot that does not come to an end, in minutes of this machine. */
const PATIENCE_MS = 15 * 60_000

/** Everybody is found, nobody is, and those of a guild. */
export async function measureMakespans(
  rows: number,
  factor: number,
  only?: number,
): Promise<readonly Makespan[]> {
  const done: Makespan[] = []
  for (const one of casesOf(rows).filter((_, i) => only === undefined || i === only))
    done.push(await measure(one, factor))
  return done
}

function casesOf(rows: number): readonly Case[] {
  const [slack, discord] = [crowdOn('slack', rows), crowdOn('discord', rows)]
  return [
    {
      title: `Slack, ${rows} addresses of people who are there`,
      platform: 'slack',
      world: slack.world,
      list: emailsOf(slack.people),
      needs: slackNeeds({ lookups: rows, cards: rows }),
      invitees: slack.people,
    },
    {
      title: `Slack, ${rows} addresses that nobody there has`,
      platform: 'slack',
      world: slack.world,
      list: strangers(rows),
      needs: slackNeeds({ lookups: rows, cards: 0 }),
      invitees: [],
    },
    {
      title: `Discord, ${rows} people of the guild, mentioned`,
      platform: 'discord',
      world: discord.world,
      list: mentionsOf(discord.people),
      needs: discordNeeds(rows),
      invitees: discord.people,
    },
  ]
}

async function measure(one: Case, factor: number): Promise<Makespan> {
  const { title, platform, world, list, needs, invitees } = one
  const tempo = startTempo(factor)
  const clock = createTempoClock(tempo)
  const environment = tempoEnvironment(tempo)
  const calls = countCalls()
  const bot = await startBot({ platform, world, program: BOT, environment, clock, rateLimits: true })
  try {
    const ann = { twin: bot.twin, handle: 'ann' }
    await handIn(ann, fileOf('people.csv', list))
    const button = await eventual(() => findButton(ann, CONFIRM), 'there is no preview')
    const startedAt = clock.now()
    await press(ann, button)
    const report = await eventual(() => findReport(ann, startedAt), 'there is no report', PATIENCE_MS)
    const seconds = (report.message.sentAt.getTime() - startedAt.getTime()) / 1000
    const ratio = seconds / secondsAllowed(needs)
    return { title, needs, seconds, ratio, ...seen(calls), wrong: findWrong(bot, invitees) }
  } finally {
    await bot.stop()
    calls.stop()
  }
}

const seen = (calls: Calls): Pick<Makespan, 'calls' | 'refused'> => ({
  calls: new Map(calls.made()),
  refused: [...calls.refused()],
})

/** Everybody of them has one message, and it is a card. */
function findWrong({ twin, sentTo }: Bot, invitees: readonly WorldPerson[]): readonly string[] {
  const wrong = invitees.flatMap(({ handle, name }) => {
    const messages = sentTo(handle)
    return messages.length === 1 ? [] : [`${name} has ${messages.length} messages on ${twin.platform}`]
  })
  return wrong
}
