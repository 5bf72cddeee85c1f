import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { Clock } from '../../src/simulator/clock.ts'
import { createRunningClock } from '../../src/simulator/create-clock.ts'
import { type DiscordTwin, startDiscordTwin } from '../../src/simulator/discord/twin.ts'
import type { ScreenMessage } from '../../src/simulator/twin.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import type { WorldChannel, WorldPerson } from '../../src/simulator/world/world.ts'

export type Rig = { readonly twin: DiscordTwin; readonly client: Client<true>; readonly channel: string }

type RigOptions = { readonly clock?: Clock; readonly rateLimits?: boolean; readonly intents?: number }

/** Has an account, and is in no guild with the bot. */
const otto: WorldPerson = {
  handle: 'otto',
  name: 'Otto Outside',
  color: '#334155',
  discord: { id: '199999999999999999', kind: 'person', locale: 'de', isOutside: true },
}

const mute = { platform: 'discord', topic: '', hasBot: false, messages: [] } as const

/** Channels where the bot may look but not speak, and where it may not even look. */
const closedChannels: readonly WorldChannel[] = [
  { ...mute, name: 'news', id: '299999999999999991', kind: 'public' },
  { ...mute, name: 'vault', id: '299999999999999992', kind: 'private', members: ['ann'] },
]

/** A twin that ends with the test. */
export async function startTwin({
  clock = createRunningClock(),
  rateLimits = false,
}: RigOptions = {}): Promise<DiscordTwin> {
  const { people, channels, ...rest } = createWorld()
  const world = { ...rest, people: [...people, otto], channels: [...channels, ...closedChannels] }
  const twin = await startDiscordTwin({ world, clock, rateLimits })
  onTestFinished(() => twin.close())
  return twin
}

/** The real discord.js, connected to a twin and ready. */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const twin = await startTwin(options)
  const client = await connect(twin, options.intents)
  return { twin, client, channel: channelNamed(twin, 'general') }
}

async function connect(twin: DiscordTwin, intents: number = GatewayIntentBits.Guilds): Promise<Client<true>> {
  const { DISCORD_API_URL: api, DISCORD_TOKEN: token } = twin.credentials
  const client = new Client({
    intents,
    rest: { api, version: '10', retries: 0, timeout: 2000 },
    // The SDK's own throttle would wait for five seconds before it identifies again.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
  })
  onTestFinished(() => client.destroy())
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(token)
  return ready
}

export function channelNamed(twin: DiscordTwin, name: string, person = 'ann'): string {
  const found = twin.screen(person).channels.find((channel) => channel.name === name)
  if (!found) throw new Error(`${person} sees no channel ${name}`)
  return found.id
}

/** Answers the next interaction this way, and gives back what the SDK made of it. */
export const nextInteraction = ({ client }: Pick<Rig, 'client'>): Promise<Interaction> =>
  new Promise((resolve) => client.once(Events.InteractionCreate, resolve))

/** The newest message this person sees in the channel. */
export function lastMessage(twin: DiscordTwin, person: string, channel: string): ScreenMessage {
  const messages = twin.screen(person).channels.find(({ id }) => id === channel)?.messages ?? []
  const last = messages.at(-1)
  if (!last) throw new Error(`${person} sees nothing there`)
  return last
}

const answerShape = z.object({ code: z.number().optional(), errors: z.unknown().optional() }).loose()

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly body: z.output<typeof answerShape>
}

/** Asks the twin without the SDK in between, which would refuse some mistakes by itself. */
export async function ask(twin: DiscordTwin, name: string, body?: unknown): Promise<Answer> {
  const [method = 'GET', path = '/'] = name.split(' ')
  const { DISCORD_API_URL: api, DISCORD_TOKEN: token } = twin.credentials
  const response = await fetch(`${api}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const read = text.startsWith('[') ? {} : answerShape.parse(JSON.parse(text || '{}'))
  return { status: response.status, headers: response.headers, body: read }
}

export const COMMANDS = [
  {
    name: 'team',
    description: 'Bring people into the team',
    options: [
      {
        type: 1,
        name: 'invite',
        description: 'Invite somebody',
        options: [
          { type: 6, name: 'who', description: 'Whom', required: true },
          { type: 3, name: 'role', description: 'As what', choices: [{ name: 'Admin', value: 'admin' }] },
          { type: 3, name: 'note', description: 'A line', max_length: 20 },
        ],
      },
      {
        type: 1,
        name: 'revoke',
        description: 'Take back',
        options: [{ type: 3, name: 'who', description: 'Whose', autocomplete: true }],
      },
    ],
  },
  { type: 2, name: 'Invite to team' },
]

/** Registers {@link COMMANDS} through the SDK. */
export const registerCommands = ({ client }: Pick<Rig, 'client'>): Promise<unknown> =>
  client.rest.put(`/applications/${client.application.id}/commands`, { body: COMMANDS })

/** Waits until it holds, on real time: what the SDK does is not on the twin's clock. */
export async function until(holds: () => boolean, withinMs = 8000): Promise<void> {
  const endsAtMs = Date.now() + withinMs
  while (!holds()) {
    if (Date.now() > endsAtMs) throw new Error('it did not come true')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
