import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import type { StandIn } from '../../src/simulator/backends/stand-in.ts'
import { standIns } from '../../src/simulator/backends/stand-ins.ts'
import { createRunningClock } from '../../src/simulator/create-clock.ts'
import { HERE, type TeamEntry, withTeamsFile } from '../dsl/teams.ts'
import { eventually } from '../dsl/wait.ts'
import { type Environment, makeFolder, start, stop } from './program.ts'
import { startTwins } from './twins.ts'

const ANN = { name: 'Ann Lee', email: 'ann@lighthouse.example' }

async function startVendor(name: 'deepgram' | 'diga'): Promise<StandIn> {
  const kind = standIns.find((one) => one.name === name)
  if (!kind) throw new Error(`there is no stand-in ${name}`)
  const standIn = await kind.start({ clock: createRunningClock(), team: { name: 'Lighthouse', owner: ANN } })
  onTestFinished(() => standIn.close())
  return standIn
}

/** What an operator sets who has a team at each of them, and one of Usher's own. */
async function environmentOf(twins: Environment, vendors: readonly StandIn[]): Promise<Environment> {
  const environment = Object.fromEntries(
    [twins, ...vendors.map((vendor) => vendor.environment)].flatMap((part) => Object.entries(part)),
  )
  const entries = vendors.map(({ name }): TeamEntry => ({ id: name, name, backend: name }))
  const teams = [{ id: 'crew', name: 'Crew', places: HERE }, ...entries]
  return withTeamsFile(environment, { folder: await makeFolder(), teams })
}

test('a vendor that is silent delays neither the start, nor the others, nor the end', async () => {
  const { simulator, slack } = await startTwins()
  const [deepgram, diga] = [await startVendor('deepgram'), await startVendor('diga')]
  deepgram.faults.add({}, { kind: 'silence' }, 1_000)

  const program = await start(await environmentOf(simulator.environment, [deepgram, diga]))
  expect(program.stderr()).toMatch(/"team":"diga".*backend healthy/)
  // It is ready, and still waits for the first answer of Deepgram.
  expect(deepgram.underWay()).toBeGreaterThan(0)
  expect(program.stderr()).not.toContain('"team":"deepgram"')
  await slack('ann').runs('/team members')
  await slack('ann').sees('1 member of Crew')

  const { code, ms } = await stop(program)
  expect(code).toBe(0)
  expect(ms).toBeLessThan(3_000)
})

test('what is wrong with a team is said once, in the words of the team file', async () => {
  const { simulator } = await startTwins()
  const deepgram = await startVendor('deepgram')
  const wrong = { ...deepgram.environment, DEEPGRAM_PROJECT_ID: randomUUID() }
  const program = await start(
    await environmentOf(simulator.environment, [{ ...deepgram, environment: wrong }]),
  )
  await eventually(() => program.stderr().includes('unhealthy'), 'nothing is said of the project')
  const lines = program.stderr().split('\n')
  const [line, ...others] = lines.filter((one) => one.includes('backend unhealthy'))
  expect(others).toEqual([])
  expect(line).toContain('Check project and apiUrl.')
})
