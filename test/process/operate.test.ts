import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { standIns } from '../../src/simulator/backends/stand-ins.ts'
import { createRunningClock } from '../../src/simulator/create-clock.ts'
import { invitesInConsole } from '../dsl/deepgram-console.ts'
import { noteLog, noteSecretsOf } from '../dsl/log.ts'
import { type Environment, makeFolder, start, stop } from './program.ts'
import { startTwins } from './twins.ts'

const USHER = resolve('src/cli/usher.js')

/** What an operator types beside the bot, with the same settings. */
function usher(env: Environment, ...words: readonly string[]): Promise<string> {
  noteSecretsOf(env)
  const { promise, resolve: done } = Promise.withResolvers<string>()
  const child = execFile(process.execPath, [USHER, ...words], { env }, (_error, stdout, stderr) => {
    noteLog()(stderr)
    done(`${stdout}${stderr}(${child.exitCode})`)
  })
  return promise
}

const OWNER = { name: 'Ann Lee', email: 'ann@lighthouse.example' }

async function setUp() {
  const { simulator, slack } = await startTwins()
  const kind = standIns.find(({ name }) => name === 'deepgram')
  if (!kind) throw new Error('there is no stand-in of Deepgram')
  const team = { name: 'Lighthouse', owner: OWNER }
  const vendor = await kind.start({ clock: createRunningClock(), team })
  onTestFinished(() => vendor.close())
  const dataDir = await makeFolder()
  const env = { ...simulator.environment, ...vendor.environment, USHER_DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
  return { env, dataDir, slack, vendor }
}

/** Five programs start one after the other. */
const TIMEOUT_MS = 60_000

/** For longer than anybody waits. */
const LATER = { kind: 'answer', status: 429, headers: { 'retry-after': '300' } } as const

test(
  'an operator asks the bot that runs, and does without it where none does',
  async () => {
    const { env, dataDir, slack, vendor } = await setUp()
    const program = await start(env)
    expect((await stat(join(dataDir, 'usher.sock'))).mode & 0o777).toBe(0o600)
    await invitesInConsole({ operator: env }, 'zoe@elsewhere.example')

    const found = '- z…@elsewhere.example was invited at Deepgram itself: adopted\n(0)'
    const tried = `Lighthouse (main): Nothing was changed. This would be:\n${found}`
    expect(await usher(env, 'reconcile', '--dry-run', '--team', 'main')).toBe(tried)
    expect(await usher(env, 'reconcile')).toBe(`Lighthouse (main): This was corrected:\n${found}`)
    await slack('ann').runs('/team invitations')
    await slack('ann').sees('zoe – member, waiting for an answer, sent outside Usher')

    vendor.faults.add({ method: 'POST' }, LATER, 1_000)
    await slack('ann').runs('/team invite bob@lighthouse.example')
    await slack('ann').sees('Inviting Bob Okafor to Lighthouse…')
    expect(await usher(env, 'effects')).toMatch(
      /waiting {2}send {2}invitation .* busy\n1 effect waits, none is parked\.\n\(0\)$/,
    )
    await stop(program)

    expect(await usher(env, 'effects')).toContain('1 effect waits, none is parked.')
  },
  TIMEOUT_MS,
)
