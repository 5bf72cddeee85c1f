import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { createRunningClock } from '../../src/simulator/create-clock.ts'
import { startSimulator } from '../../src/simulator/simulator.ts'
import type { ScreenMessage, Twin } from '../../src/simulator/twin.ts'
import type { World } from '../../src/simulator/world/world.ts'
import { eventually } from '../dsl/wait.ts'
import type { CrowdMember } from './crowd.ts'

export type Playground = {
  readonly environment: Readonly<Record<string, string>>
  readonly people: readonly CrowdMember[]
  /** Ann invites them, and their card is there. */
  readonly invite: (person: CrowdMember) => Promise<void>
  /** The next answer by Slack's response_url takes its time, so that the moment between acknowledgement and answer is long. */
  readonly slowDown: () => void
  /** They press Accept. */
  readonly press: (person: CrowdMember) => Promise<void>
  /** The platform took the bot's word for the click; otherwise it told the person that it failed. */
  readonly isAcknowledged: (person: CrowdMember) => Promise<boolean>
  /** Their card already shows that they are in. */
  readonly isAnswered: (person: CrowdMember) => boolean
  readonly close: () => Promise<void>
}

const DEADLINE_MS = 3_500
const SLOW_MS = 400

/** Twins in this process, for a bot in another one. */
export async function openPlayground({
  world,
  people,
}: {
  world: World
  people: readonly CrowdMember[]
}): Promise<Playground> {
  const clock = createRunningClock()
  const slackManifest: unknown = parse(await readFile('manifests/slack.yaml', 'utf8'))
  const simulator = await startSimulator({
    host: '127.0.0.1',
    port: 0,
    clock,
    world,
    slackManifest,
    rateLimits: false,
  })
  const twinOf = ({ platform }: CrowdMember): Twin => simulator[platform]

  return {
    environment: simulator.environment,
    people,
    invite: async (person) => {
      const twin = twinOf(person)
      const who = person.platform === 'slack' ? `@${person.handle}` : `who:@${person.handle}`
      await twin.act('ann', { kind: 'says', channel: generalOf(twin), text: `/team invite ${who}` })
      await eventually(() => findCard(twin, person) !== undefined, `${person.handle} got no card`)
    },
    slowDown: () => {
      simulator.slack.faults.clear()
      simulator.slack.faults.fail({ call: 'response_url', times: 1, how: 'slow', ms: SLOW_MS })
    },
    press: async (person) => {
      const card = findCard(twinOf(person), person)
      const accept = card?.message.controls.find(({ label }) => label === 'Accept')
      if (!card || !accept) throw new Error(`${person.handle} has no Accept`)
      const spot = { channel: card.channel, message: card.message.id, control: accept.id }
      await twinOf(person).act(person.handle, { kind: 'presses', ...spot })
    },
    isAcknowledged: async (person) => {
      clock.advance(DEADLINE_MS)
      await eventually(() => twinOf(person).busy() === 0, 'the platform still waits for the bot')
      return twinOf(person).screen(person.handle).problem === undefined
    },
    isAnswered: (person) => findCard(twinOf(person), person, 'You are in') !== undefined,
    close: () => simulator.close(),
  }
}

const generalOf = (twin: Twin): string => {
  const general = twin.screen('ann').channels.find(({ name }) => name === 'general')
  if (!general) throw new Error('there is no general channel')
  return general.id
}

function findCard(
  twin: Twin,
  { handle }: CrowdMember,
  words = 'invites you to join',
): { channel: string; message: ScreenMessage } | undefined {
  return twin
    .screen(handle)
    .channels.flatMap(({ id, messages }) => messages.map((message) => ({ channel: id, message })))
    .findLast(({ message }) => message.text.includes(words))
}
