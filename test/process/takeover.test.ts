import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startApp } from '../../src/app.ts'
import { backends } from '../../src/backends/backends.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { captureLog } from '../dsl/log.ts'
import { eventually } from '../dsl/wait.ts'
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts'
import { type Environment, start, stop } from './program.ts'
import { startTwins, type Twins } from './twins.ts'

let postgres: PostgresServer

beforeAll(async () => {
  postgres = await startPostgres()
})

afterAll(() => postgres.stop())

// What runs every minute is run by hand; everything else keeps its own time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** Longer than a dead process keeps its lease. */
const LEASE_MS = 3 * 60_000

/** Somebody on one platform only, and the call that brings their card. */
const INVITEE = {
  slack: { handle: 'yusuf', name: 'Yusuf Demir', text: '/team invite @yusuf', call: 'chat.postMessage' },
  discord: { handle: 'amara', name: 'Amara Diallo', text: '/team invite who:@amara', call: 'POST /channels' },
} as const

test.each(['slack', 'discord'] as const)(
  'what a process that was killed had begun on %s, another one ends when its lease is over',
  async (platform) => {
    const twins = await startTwins()
    const environment = {
      ...twins.simulator.environment,
      DATABASE_URL: (await postgres.createDatabase()).href,
    }
    await killAtWork(twins, environment, platform)
    const other = await startHere(twins, environment)

    const { handle, name } = INVITEE[platform]
    const [ann, invitee] = [twins[platform]('ann'), twins[platform](handle)]
    await other.worker.quiet()
    // For all that the other one knows, somebody may still be working on it.
    expect(saying(ann, `Invitation sent to ${name}`)).toBe(0)

    twins.simulator.clock.advance(LEASE_MS)
    await vi.advanceTimersByTimeAsync(LEASE_MS)
    await ann.sees(`Invitation sent to ${name}`)
    await invitee.presses('Accept')
    await invitee.sees('You are in Lighthouse')
    await ann.sees(`${name} joined Lighthouse`)
    expect(saying(ann, `Invitation sent to ${name}`)).toBe(1)
    expect(invitee.buttons()).toEqual([])
  },
)

/** Dies while it waits for the platform to take a card: the command is kept, and nobody has an answer. */
async function killAtWork({ simulator }: Twins, environment: Environment, platform: 'slack' | 'discord') {
  const program = await start(environment)
  const { act, faults, screen } = simulator[platform]
  const { text, call } = INVITEE[platform]
  faults.fail({ call, times: 1, how: 'slow', ms: LEASE_MS })
  const general = screen('ann').channels.find(({ name }) => name === 'general')
  await act('ann', { kind: 'says', channel: general?.id ?? '', text })
  await eventually(() => faults.list().length === 0, 'no card is on its way')
  await stop(program, 'SIGKILL')
}

/** Another process's worth of bot, on the twins' own clock. */
async function startHere({ simulator }: Twins, environment: Environment) {
  const parsed = await readConfig({ ...environment, PORT: '0' }, backends)
  if (parsed.kind === 'problems') throw new Error(parsed.problems.join('\n'))
  const app = await startApp(parsed.config, { now: simulator.clock.now, log: captureLog().logger })
  onTestFinished(() => app.stop())
  return app
}

const saying = ({ screen }: ReturnType<Twins['slack']>, words: string): number =>
  screen()
    .channels.flatMap(({ messages }) => messages)
    .filter(({ text }) => text.includes(words)).length
