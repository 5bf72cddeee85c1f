import { readFile } from 'node:fs/promises'
import { onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { createRunningClock } from '../../src/simulator/create-clock.ts'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import { createPerson, type PersonAt } from '../dsl/person.ts'
import { eventually } from '../dsl/wait.ts'

export type Twins = {
  readonly simulator: Simulator
  readonly slack: (handle: string) => PersonAt
  readonly discord: (handle: string) => PersonAt
}

/** Both platforms in this process, in real time, for a program in another one. */
export async function startTwins(): Promise<Twins> {
  const simulator = await startSimulator({
    host: '127.0.0.1',
    port: 0,
    clock: createRunningClock(),
    world: createWorld(),
    slackManifest: parse(await readFile('manifests/slack.yaml', 'utf8')),
    rateLimits: false,
  })
  onTestFinished(() => simulator.close())
  const personOn = (platform: 'slack' | 'discord') => (handle: string) =>
    createPerson({ twin: simulator[platform], handle, settle: () => settle(simulator) })
  return { simulator, slack: personOn('slack'), discord: personOn('discord') }
}

/** The twins owe nobody anything; what the program does by itself afterwards is for `sees` to wait for. */
const settle = ({ slack, discord }: Simulator): Promise<void> =>
  eventually(() => slack.busy() + discord.busy() === 0, 'the twins are still busy')
