import { onTestFinished } from 'vitest'
import { commandTable } from '../../../src/commands.ts'
import type { CommandTable } from '../../../src/domain/command.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import type { Interaction, Platform } from '../../../src/platforms/platform.ts'
import { createRunningClock } from '../../../src/simulator/create-clock.ts'
import { type DiscordTwin, startDiscordTwin } from '../../../src/simulator/discord/twin.ts'
import type { ScreenChannel, ScreenMessage } from '../../../src/simulator/twin.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import type { Answer } from '../../../src/views/view.ts'
import { captureLog, noteSecretsOf } from '../../dsl/log.ts'
import { ignoreNews } from '../../fakes/platform.ts'

export type Decide = (interaction: Interaction) => Answer | Promise<Answer>

/** The real discord.js at a twin. */
export type OpenDiscord = {
  readonly twin: DiscordTwin
  readonly discord: Platform
  /** What arrived, oldest first. */
  readonly arrived: readonly Interaction[]
  /** Answers that could not be given. */
  readonly lost: readonly unknown[]
  /** Every line of the log. */
  readonly logged: readonly string[]
  /** Another bot at the same twin; not started. */
  readonly connect: (overrides?: { readonly token?: string; readonly appId?: string }) => Platform
  readonly personId: (handle: string) => string
  readonly channel: (handle: string, name: string) => ScreenChannel
  /** In #general. */
  readonly says: (handle: string, text: string) => Promise<void>
  /** What is newest in the channel, as the person sees it. */
  readonly newest: (handle: string, name: string) => ScreenMessage | undefined
}

type Connected = Omit<OpenDiscord, 'arrived' | 'lost'>

/** Not started yet. */
export async function connectDiscord(commands: CommandTable = commandTable): Promise<Connected> {
  const twin = await startDiscordTwin({ world: createWorld(), clock: createRunningClock() })
  noteSecretsOf(twin.credentials)
  const log = captureLog()
  const connect: OpenDiscord['connect'] = (overrides) =>
    createDiscord({
      token: twin.credentials.DISCORD_TOKEN,
      appId: twin.credentials.DISCORD_APP_ID,
      apiUrl: new URL(twin.credentials.DISCORD_API_URL),
      commands,
      now: () => new Date(),
      log: log.logger,
      ...overrides,
    })
  return { twin, discord: connect(), logged: log.lines(), connect, ...lookingAt(twin) }
}

/** Started, and stopped with the test. Whoever does something is answered with what `decide` says. */
export async function openDiscord(decide: Decide, commands = commandTable): Promise<OpenDiscord> {
  const connected = await connectDiscord(commands)
  const { discord, twin } = connected
  const arrived: Interaction[] = []
  const lost: unknown[] = []
  onTestFinished(async () => {
    await discord.stop()
    await twin.close()
  })
  await discord.start(async (interaction, responder) => {
    arrived.push(interaction)
    responder.kept()
    await responder.answer(await decide(interaction)).catch((error: unknown) => lost.push(error))
  }, ignoreNews)
  return { ...connected, arrived, lost }
}

function lookingAt(twin: DiscordTwin): Pick<OpenDiscord, 'personId' | 'channel' | 'newest' | 'says'> {
  const channel = (handle: string, name: string) =>
    found(twin.screen(handle).channels.find((each) => each.name === name || each.with === name))
  return {
    personId: (handle) => found(twin.people.find((person) => person.handle === handle)).id,
    channel,
    says: (handle, text) => twin.act(handle, { kind: 'says', channel: channel(handle, 'general').id, text }),
    newest: (handle, name) => channel(handle, name).messages.at(-1),
  }
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there')
  return value
}
