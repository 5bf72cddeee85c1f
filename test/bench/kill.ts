import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { asTeamId } from '../../src/domain/ids.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type BotProcess, startBotProcess } from './bot-process.ts'
import { crowd } from './crowd.ts'
import { openPlayground, type Playground } from './playground.ts'

// Kills the real process with SIGKILL at a random moment after somebody pressed Accept, starts it again, and counts
// afterwards, in the bot's own store, what became of every click that had been acknowledged.

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } })
const kills = Number(values.kills)

/**
 * How long the bot lives on after a click, at the most. On Discord the answer is the acknowledgement, so the moments are
 * those before it; on Slack it comes after, and is slowed down.
 */
const LONGEST_MS = { discord: 12, slack: 60 } as const
const TEAM = asTeamId('main')

/** How far a click had come when the process died. */
type Click = { readonly name: string; readonly isAcknowledged: boolean; readonly isAnswered: boolean }

const dataDir = await mkdtemp(join(tmpdir(), 'usher-kill-'))
const playground = await openPlayground(crowd(kills))
try {
  const clicks = await killAll(playground)
  const { lost, doubled } = await count(clicks)
  process.stdout.write(`${tally(clicks)}\n`)
  process.stdout.write(`kills=${kills} lost=${lost} doubled=${doubled}\n`)
  if (lost + doubled > 0) process.exitCode = 1
} finally {
  await playground.close()
  await rm(dataDir, { recursive: true, force: true })
}

async function killAll({ environment, people, ...person }: Playground): Promise<Click[]> {
  const clicks: Click[] = []
  const start = () => startBotProcess({ ...environment, USHER_DATA_DIR: dataDir })
  let bot = await start()
  for (const one of people) {
    await person.invite(one)
    person.slowDown()
    const click = person.press(one).catch(() => undefined)
    await pause(Math.random() * LONGEST_MS[one.platform])
    await kill(bot)
    await click
    const isAnswered = person.isAnswered(one)
    clicks.push({ name: one.name, isAnswered, isAcknowledged: await person.isAcknowledged(one) })
    bot = await start()
  }
  await pause(2_000)
  await bot.stop()
  return clicks
}

/** At which moments the process died. */
function tally(clicks: readonly Click[]): string {
  const unacknowledged = clicks.filter(({ isAcknowledged }) => !isAcknowledged).length
  const answered = clicks.filter(({ isAnswered }) => isAnswered).length
  const between = clicks.length - unacknowledged - answered
  return `before_ack=${unacknowledged} between_ack_and_answer=${between} after_answer=${answered}`
}

async function kill({ child }: BotProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function count(clicks: readonly Click[]): Promise<{ lost: number; doubled: number }> {
  const store = await openStore({ dataDir })
  const { names, entries } = await store.transaction(async (tx) => ({
    names: (await tx.embedded.listMemberships({ team: TEAM, limit: 10_000, offset: 0 })).map(
      ({ name }) => name,
    ),
    entries: (await tx.listAudit({ team: TEAM })).filter(({ action }) => action === 'invitation.joined'),
  }))
  await store.close()
  const acknowledged = clicks.filter(({ isAcknowledged }) => isAcknowledged)
  const repeated = (all: readonly unknown[]) => all.length - new Set(all).size
  return {
    lost: acknowledged.filter(({ name }) => !names.includes(name)).length,
    doubled: repeated(names) + repeated(entries.map(({ invitation }) => invitation)),
  }
}
