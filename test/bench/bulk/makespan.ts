import type { World, WorldPerson } from '../../../src/simulator/world/world.ts'
import { fileOf } from '../../dsl/given-file.ts'
import { type Bot, type PlatformName, startBot } from '../speed/bot.ts'
import { discordNeeds, type Need, secondsAllowed, slackNeeds } from './allowed.ts'
import { type Calls, countCalls } from './calls.ts'
import {
  type Button,
  CONFIRM,
  eventual,
  findButton,
  findReport,
  handIn,
  insist,
  PAUSE,
  press,
} from './hand-in.ts'
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

export type Case = {
  readonly title: string
  readonly platform: PlatformName
  readonly world: World
  readonly list: string
  readonly rows: number
  readonly needs: readonly Need[]
  /** Who gets a card. */
  readonly invitees: readonly WorldPerson[]
}

const BOT = new URL('fast-bot.ts', import.meta.url)

/** Of a bot that does not come to an end, even where its time runs no faster than the machine's. */
const PATIENCE_MS = 90 * 60_000

/** Everybody is found, nobody is, and those of a guild. */
export function casesOf(rows: number): readonly Case[] {
  const [slack, discord] = [crowdOn('slack', rows), crowdOn('discord', rows)]
  return [
    {
      title: `Slack, ${rows} addresses of people who are there`,
      platform: 'slack',
      world: slack.world,
      list: emailsOf(slack.people),
      rows,
      needs: slackNeeds({ lookups: rows, cards: rows }),
      invitees: slack.people,
    },
    {
      title: `Slack, ${rows} addresses that nobody there has`,
      platform: 'slack',
      world: slack.world,
      list: strangers(rows),
      rows,
      needs: slackNeeds({ lookups: rows, cards: 0 }),
      invitees: [],
    },
    {
      title: `Discord, ${rows} people of the guild, mentioned`,
      platform: 'discord',
      world: discord.world,
      list: mentionsOf(discord.people),
      rows,
      needs: discordNeeds(rows),
      invitees: discord.people,
    },
  ]
}

export async function measureMakespan(one: Case, factor: number): Promise<Makespan> {
  const { title, platform, world, list, needs, invitees } = one
  const tempo = startTempo(factor)
  const clock = createTempoClock(tempo)
  const environment = tempoEnvironment(tempo)
  const calls = countCalls()
  const bot = await startBot({ platform, world, program: BOT, environment, clock, rateLimits: true })
  try {
    const ann = { twin: bot.twin, handle: 'ann' }
    const file = fileOf('people.csv', list)
    const button = await insist(
      () => handIn(ann, file),
      () => findButton(ann, CONFIRM),
    )
    let startedAt = clock.now()
    await insist(
      () => {
        startedAt = clock.now()
        return press(ann, button)
      },
      () => findButton(ann, PAUSE),
    )
    const report = await eventual(() => findReport(ann, startedAt), 'there is no report', PATIENCE_MS)
    const seconds = (report.message.sentAt.getTime() - startedAt.getTime()) / 1000
    const ratio = seconds / secondsAllowed(needs)
    const wrong = [...findMissing(report, one), ...findWrong(bot, invitees)]
    return { title, needs, seconds, ratio, ...seen(calls), wrong }
  } finally {
    await bot.stop()
    calls.stop()
  }
}

const seen = (calls: Calls): Pick<Makespan, 'calls' | 'refused'> => ({
  calls: new Map(calls.made()),
  refused: [...calls.refused()],
})

/** What the report begins with. */
function findMissing({ message }: Button, { rows }: Case): readonly string[] {
  const number = new Intl.NumberFormat('en-GB').format(rows)
  const [title = ''] = message.text.split('\n')
  return title.includes(`Invited ${number} of ${number} people`) ? [] : [title]
}

/** Everybody of them has one message, and it is a card. */
const findWrong = ({ twin, sentTo }: Bot, invitees: readonly WorldPerson[]): readonly string[] =>
  invitees.flatMap(({ handle, name }) => {
    const messages = sentTo(handle)
    return messages.length === 1 && messages[0]?.includes('invites you to join')
      ? []
      : [`${name} has ${messages.length} messages on ${twin.platform}`]
  })
