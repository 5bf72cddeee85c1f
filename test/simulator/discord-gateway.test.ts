import { Events, GatewayIntentBits, MessageFlags } from 'discord.js'
import { expect, it } from 'vitest'
import { z } from 'zod'
import type { DiscordTwin } from '../../src/simulator/discord/twin.ts'
import { lastMessage, nextInteraction, registerCommands, startRig, startTwin, until } from './discord-rig.ts'

const runsRevoke = (twin: DiscordTwin, channel: string) =>
  twin.act('ann', { kind: 'says', channel, text: '/team revoke who:x' })

it('lets a client resume after its socket was cut, and repeats what it missed', async () => {
  const rig = await startRig()
  await registerCommands(rig)
  const resumed = new Promise<number>((resolve) =>
    rig.client.once(Events.ShardResume, (_, events) => resolve(events)),
  )
  const next = nextInteraction(rig)
  rig.twin.faults.dropSockets()
  await runsRevoke(rig.twin, rig.channel)
  const interaction = await next
  expect(interaction.user.username).toBe('ann')
  // The SDK counts the RESUMED event among them.
  expect(await resumed).toBe(2)
})

it('lets a client resume when it is asked to reconnect', async () => {
  const rig = await startRig()
  await registerCommands(rig)
  const resumed = new Promise((resolve) => rig.client.once(Events.ShardResume, resolve))
  rig.twin.faults.refreshSockets()
  await resumed
  const next = nextInteraction(rig)
  await runsRevoke(rig.twin, rig.channel)
  expect((await next).isChatInputCommand()).toBe(true)
})

it('makes a client identify anew when its session is invalid', async () => {
  const rig = await startRig()
  await registerCommands(rig)
  const ready = new Promise((resolve) => rig.client.once(Events.ShardReady, resolve))
  rig.twin.invalidateSessions()
  await ready
  const next = nextInteraction(rig)
  await runsRevoke(rig.twin, rig.channel)
  expect((await next).isChatInputCommand()).toBe(true)
}, 15_000)

it('delivers an interaction twice on demand, and takes one answer', async () => {
  const rig = await startRig()
  await registerCommands(rig)
  const ids: string[] = []
  const codes: unknown[] = []
  rig.client.on(Events.InteractionCreate, (interaction) => {
    ids.push(interaction.id)
    if (!interaction.isRepliable()) return
    void interaction
      .reply({ content: 'done', flags: MessageFlags.Ephemeral })
      .catch((error: unknown) => codes.push(z.object({ code: z.number() }).parse(error).code))
  })
  rig.twin.faults.deliverTwice(1)
  await runsRevoke(rig.twin, rig.channel)
  await until(() => codes.length === 1)
  expect(new Set(ids).size).toBe(1)
  expect(ids).toHaveLength(2)
  expect(codes).toEqual([40060])
  expect(rig.twin.faults.list()).toEqual([])
})

it('holds interactions back until they are released', async () => {
  const rig = await startRig()
  await registerCommands(rig)
  rig.twin.faults.hold(1)
  await runsRevoke(rig.twin, rig.channel)
  expect(rig.twin.faults.list()).toEqual(['1 held back'])
  expect(rig.twin.busy()).toBe(0)
  const next = nextInteraction(rig)
  rig.twin.faults.release()
  expect((await next).isChatInputCommand()).toBe(true)
  expect(rig.twin.busy()).toBe(1)
})

it('sends messages only to those who asked for them, and hides what they may not read', async () => {
  const { Guilds, GuildMessages } = GatewayIntentBits
  const rig = await startRig({ intents: Guilds | GuildMessages })
  const heard: string[] = []
  rig.client.on(Events.MessageCreate, ({ content }) => heard.push(content))
  const say = (text: string) => rig.twin.act('ann', { kind: 'says', channel: rig.channel, text })
  await say('a secret')
  await say('hello @usher')
  await until(() => heard.length === 2)
  expect(heard).toEqual(['', `hello <@${rig.client.user.id}>`])
  expect(lastMessage(rig.twin, 'bob', rig.channel).text).toBe('hello @Usher')
})

const identity = (token: string, intents: number) => ({
  op: 2,
  d: { token, intents, properties: { os: 'linux', browser: 'test', device: 'test' } },
})

type Frame = (twin: DiscordTwin) => unknown

const resume: Frame = ({ credentials }) => ({
  op: 6,
  d: { token: credentials.DISCORD_TOKEN, session_id: 'x', seq: 3 },
})
const as =
  (intents: number): Frame =>
  ({ credentials }) =>
    identity(credentials.DISCORD_TOKEN, intents)

it.each<readonly [string, Frame, number]>([
  ['a wrong token', () => identity('wrong', 1), 4004],
  ['intents that do not exist', as(1 << 30), 4013],
  ['the members intent', as(1 << 1), 4014],
  ['the message content intent', as(1 << 15), 4014],
  ['an unknown opcode', () => ({ op: 99, d: null }), 4001],
  ['what is no frame', () => 'hello', 4002],
  ['a presence before it identified', () => ({ op: 3, d: {} }), 4003],
])('closes the socket on %s', async (_, frame, code) => {
  const twin = await startTwin()
  expect(await firstAnswer(twin, frame(twin))).toBe(code)
})

it('calls a session invalid that it does not know', async () => {
  const twin = await startTwin()
  expect(await firstAnswer(twin, resume(twin))).toEqual({ op: 9, d: false, s: null, t: null })
})

/** What the gateway says after hello: a frame, or the code it closes with. */
function firstAnswer({ credentials }: DiscordTwin, frame: unknown): Promise<unknown> {
  const url = new URL('/?v=10&encoding=json', credentials.DISCORD_API_URL.replace('http', 'ws'))
  const socket = new WebSocket(url)
  return new Promise((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code))
    socket.addEventListener('message', ({ data }) => {
      const said = z
        .object({ op: z.number() })
        .loose()
        .parse(JSON.parse(String(data)))
      if (said.op === 10) return socket.send(JSON.stringify(frame))
      resolve(said)
      socket.close()
    })
  })
}
