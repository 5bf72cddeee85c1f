import { setTimeout as pause } from 'node:timers/promises'
import { crowd } from '../crowd.ts'
import { accept, invite, quiet, run, runTogether } from './acts.ts'
import { type Bot, type PlatformName, startBot } from './bot.ts'
import { takeDown } from './words.ts'

/** Milliseconds, one for each time. */
export type Samples = { readonly ours: readonly number[]; readonly bare: readonly number[] }

/** Resident memory in MB. */
export type Memory = { readonly warm: number; readonly after: number }

export type Duel = {
  readonly platform: PlatformName
  readonly times: Readonly<Record<'help' | 'inbox' | 'press' | 'crowd', Samples>>
  readonly memory: { readonly ours: Memory; readonly bare: Memory }
}

type Bots = { readonly ours: Bot; readonly bare: Bot }

const HELPS = 200
const PRESSES = 80
/** Presses at the start that are not counted, for both to get warm. */
const WARM_UP = 15
/** A bot may call Discord 50 times a second and is held back beyond that; an invitation takes some seven calls. */
const PACE_MS = 130
const TOGETHER = 50
const ROUNDS = 5
/** How many things people do between the two looks at the memory. */
const SOAK = 2_000

const BARE = {
  slack: new URL('./bare-slack.ts', import.meta.url),
  discord: new URL('./bare-discord.ts', import.meta.url),
}

/** Usher and a bare bot of the same platform, doing the same by turns. `profile` is a folder for Usher's CPU profile. */
export async function duel(platform: PlatformName, profile: string | undefined): Promise<Duel> {
  const { world, people } = place(2 * (PRESSES + WARM_UP + 1))
  const [scout = '', ...handles] = people
    .filter((person) => person.platform === platform)
    .map(({ handle }) => handle)
  const ours = await startBot({ platform, world, environment: profiled(profile) })
  const words = JSON.stringify(await takeDown(ours, scout))
  const bare = await startBot({ platform, world, program: BARE[platform], environment: { WORDS: words } })
  try {
    return { platform, ...(await compare({ ours, bare }, handles)) }
  } finally {
    await Promise.all([ours.stop(), bare.stop()])
  }
}

/** A crowd that is in the general channel too. */
function place(size: number): ReturnType<typeof crowd> {
  const { world, people } = crowd(size)
  const handles = people.map(({ handle }) => handle)
  const channels = world.channels.map((channel) =>
    channel.name === 'general' && channel.members
      ? { ...channel, members: [...channel.members, ...handles] }
      : channel,
  )
  return { world: { ...world, channels }, people }
}

const profiled = (folder: string | undefined): Record<string, string> =>
  folder ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` } : {}

async function compare(bots: Bots, people: readonly string[]): Promise<Omit<Duel, 'platform'>> {
  await byTurns(bots, (bot) => soak(bot, people, HELPS))
  await answerCards(bots, people.slice(0, WARM_UP))
  const warm = await byTurns(bots, (bot) => bot.rss())
  const help = await repeat(HELPS, (nth) =>
    byTurns(bots, (bot) => run(bot, people[nth % people.length] ?? '', 'help')),
  )
  const answered = await answerCards(bots, people.slice(WARM_UP))
  const together = await repeat(ROUNDS, () =>
    byTurns(bots, (bot) => runTogether(bot, people.slice(0, TOGETHER), 'help')),
  )
  await byTurns(bots, (bot) => soak(bot, people, SOAK))
  const after = await byTurns(bots, (bot) => bot.rss())
  return {
    times: { help: split(help), ...answered, crowd: split(together) },
    memory: {
      ours: { warm: warm.ours, after: after.ours },
      bare: { warm: warm.bare, after: after.bare },
    },
  }
}

async function answerCards(
  bots: Bots,
  people: readonly string[],
): Promise<{ readonly inbox: Samples; readonly press: Samples }> {
  const turns = await repeat(people.length, async (nth) => {
    const person = people[nth] ?? ''
    await byTurns(bots, (bot) => invite(bot, person))
    await pause(PACE_MS)
    const inbox = await byTurns(bots, (bot) => run(bot, person, 'inbox'))
    const press = await byTurns(bots, (bot) => accept(bot, person))
    return { inbox, press }
  })
  return { inbox: split(turns.map(({ inbox }) => inbox)), press: split(turns.map(({ press }) => press)) }
}

/** Many commands, as many at once as there are in a handful. */
async function soak(bot: Bot, people: readonly string[], times: number): Promise<void> {
  const handful = people.slice(0, 20)
  for (let done = 0; done < times; done += handful.length) await runTogether(bot, handful, 'help')
}

/** One after the other, so that the machine's noise meets both, and what is left over of one does not meet the other. */
async function byTurns<Result>(
  { ours, bare }: Bots,
  turn: (bot: Bot) => Promise<Result>,
): Promise<Turn<Result>> {
  const result = { ours: await turn(ours), bare: await turn(bare) }
  await Promise.all([quiet(ours), quiet(bare)])
  return result
}

type Turn<Result> = { readonly ours: Result; readonly bare: Result }

async function repeat<Result>(
  times: number,
  work: (nth: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let nth = 0; nth < times; nth += 1) results.push(await work(nth))
  return results
}

const split = (turns: readonly Turn<number | readonly number[]>[]): Samples => ({
  ours: turns.flatMap(({ ours }) => ours),
  bare: turns.flatMap(({ bare }) => bare),
})
