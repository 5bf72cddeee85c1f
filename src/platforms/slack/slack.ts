import { App, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { CommandTable, Platform, Receive } from '../platform.ts'
import { clientOptions, createClient } from './client.ts'
import { deliver, revise } from './deliver.ts'
import { refusedToken, unavailable } from './errors.ts'
import { createHttpReceiver, type HttpReceiver } from './http-receiver.ts'
import { type Installation, SLACK } from './ids.ts'
import { findInstallation } from './installation.ts'
import { createPeople } from './people.ts'
import { listen } from './receive.ts'
import { sdkLog } from './sdk-log.ts'
import { createTracker } from './tracker.ts'

export type SlackOptions = {
  /** `xoxb-…` of one workspace. */
  readonly botToken: string
  /** `https://slack.com/api/`, or another server with the same protocol. */
  readonly apiUrl: URL
  readonly commands: CommandTable
  readonly log: Logger
} & (
  | { readonly mode: 'socket' /** `xapp-…` */; readonly appToken: string; readonly signingSecret?: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly appToken?: string }
)

/** Slack, for one workspace. */
export function createSlack(options: SlackOptions): Platform {
  const client = createClient(options.botToken, options.apiUrl, options.log)
  const door = options.mode === 'http' ? createHttpReceiver(options) : undefined
  const installation = remember(() => findInstallation(client))
  const line = createLine({ options, client, door, installation })

  return {
    name: SLACK,
    title: 'Slack',
    endpoints: door ? [{ path: '/slack/events', listener: door.listener }] : [],
    start: line.start,
    stop: line.stop,
    deliver: async (to, view) => deliver({ client, team: (await installation()).team }, to, view),
    revise: async (ref, view) => revise({ client, team: (await installation()).team }, ref, view),
    ...createPeople({ client, installation, log: options.log }),
  }
}

type LineDeps = {
  readonly options: SlackOptions
  readonly client: WebClient
  readonly door: HttpReceiver | undefined
  readonly installation: () => Promise<Installation>
}

/** The line by which interactions arrive. Started again after a stop, it is a new one. */
function createLine({ options, client, door, installation }: LineDeps): Pick<Platform, 'start' | 'stop'> {
  const { track, settled } = createTracker()
  let open: Promise<App> | undefined

  async function connect(receive: Receive): Promise<App> {
    const ours = await installation()
    const app = createApp(options, ours, door ?? socketReceiver(options))
    const desk = {
      reading: { table: options.commands, installation: ours },
      out: { client, team: ours.team },
    }
    listen(app, { ...desk, log: options.log, receive, track, isOpen: () => open !== undefined })
    await app.start().catch((error: unknown) => {
      throw refusedToken('SLACK_APP_TOKEN', error) ?? unavailable('apps.connections.open', error)
    })
    return app
  }

  async function start(receive: Receive): Promise<void> {
    open ??= connect(receive).catch((error: unknown) => {
      open = undefined
      throw error
    })
    await open
  }

  async function stop(): Promise<void> {
    const closing = open
    open = undefined
    const app = await closing?.catch(() => undefined)
    await settled()
    await app?.stop()
  }

  return { start, stop }
}

function createApp({ apiUrl, botToken, log }: SlackOptions, ours: Installation, receiver: Receiver): App {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId: ours.bot, botUserId: ours.botUser, teamId: ours.team }),
    convoStore: false,
    clientOptions: clientOptions(apiUrl, log),
    logger: sdkLog(log),
  })
  // Rethrown errors would be answered and logged with their details by Bolt.
  app.error(async (error) => {
    log.error({ error: error.name }, 'slack interaction failed')
  })
  return app
}

/** The client behind it never gives up connecting, and asks in the meantime as often as Slack allows. */
function socketReceiver({ appToken, apiUrl, log }: SlackOptions): SocketModeReceiver {
  if (!appToken) throw new Error('SLACK_APP_TOKEN is needed for Socket Mode')
  const options = { ...clientOptions(apiUrl, log), retryConfig: { retries: 100, factor: 1.3 } }
  return new SocketModeReceiver({
    appToken,
    logger: sdkLog(log),
    installerOptions: { clientOptions: { ...options, rejectRateLimitedCalls: false } },
  })
}

/** Asks once, and again after a failure. */
function remember<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined
  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
}
