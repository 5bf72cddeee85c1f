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

/** The click, its acknowledgement, the effect and the answer all fit in here. */
const LONGEST_MS = 40
const TEAM = asTeamId('main')

const dataDir = await mkdtemp(join(tmpdir(), 'usher-kill-'))
const playground = await openPlayground(crowd(kills))
try {
  const acknowledged = await killAll(playground)
  const { lost, doubled } = await count(acknowledged)
  process.stdout.write(`acknowledged=${acknowledged.length} unacknowledged=${kills - acknowledged.length}\n`)
  process.stdout.write(`kills=${kills} lost=${lost} doubled=${doubled}\n`)
  if (lost + doubled > 0) process.exitCode = 1
} finally {
  await playground.close()
  await rm(dataDir, { recursive: true, force: true })
}

/** Names of those whose click was acknowledged before the process died. */
async function killAll({
  environment,
  people,
  press,
  invite,
  isAcknowledged,
}: Playground): Promise<string[]> {
  const acknowledged: string[] = []
  const start = () => startBotProcess({ ...environment, USHER_DATA_DIR: dataDir })
  let bot = await start()
  for (const person of people) {
    await invite(person)
    const click = press(person).catch(() => undefined)
    await pause(Math.random() * LONGEST_MS)
    await kill(bot)
    await click
    if (await isAcknowledged(person)) acknowledged.push(person.name)
    bot = await start()
  }
  await pause(2_000)
  await bot.stop()
  return acknowledged
}

async function kill({ child }: BotProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function count(acknowledged: readonly string[]): Promise<{ lost: number; doubled: number }> {
  const store = await openStore({ dataDir })
  const { names, entries } = await store.transaction(async (tx) => ({
    names: (await tx.embedded.listMemberships({ team: TEAM, limit: 10_000, offset: 0 })).map(
      ({ name }) => name,
    ),
    entries: (await tx.listAudit({ team: TEAM })).filter(({ action }) => action === 'invitation.joined'),
  }))
  await store.close()
  const repeated = (all: readonly unknown[]) => all.length - new Set(all).size
  return {
    lost: acknowledged.filter((name) => !names.includes(name)).length,
    doubled: repeated(names) + repeated(entries.map(({ invitation }) => invitation)),
  }
}
