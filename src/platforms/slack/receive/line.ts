import { App, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { type Hear, type Platform, PlatformUnavailable, type Receive } from '../../platform.ts'
import { clientOptions } from '../client.ts'
import type { Sending } from '../deliver.ts'
import { refusedToken, unavailable, unreachable } from '../errors.ts'
import type { Installation } from '../ids.ts'
import { sdkLog } from '../sdk-log.ts'
import type { SlackOptions } from '../slack-options.ts'
import type { HttpReceiver } from './http-receiver.ts'
import { listenForNews } from './listen-for-news.ts'
import { listen, type Reception } from './receive.ts'
import { createTracker, orPatience } from './tracker.ts'

type LineDeps = {
  readonly options: SlackOptions
  readonly client: WebClient
  readonly door: HttpReceiver | undefined
  readonly installation: () => Promise<Installation>
  readonly sending: () => Promise<Sending>
}

/** The line by which interactions arrive. Started again after a stop, it is a new one. */
export function createLine(deps: LineDeps): Pick<Platform, 'start' | 'drain' | 'stop'> {
  const { track, settled } = createTracker()
  let open: Promise<App> | undefined
  let closing: Promise<App> | undefined

  async function start(receive: Receive, hear: Hear): Promise<void> {
    open ??= connect(deps, { receive, hear, track, isOpen: () => open !== undefined }).catch(
      (error: unknown) => {
        open = undefined
        throw error instanceof PlatformUnavailable ? unreachable(error) : error
      },
    )
    await open
  }

  async function drain(): Promise<void> {
    closing ??= open
    open = undefined
    await closing?.catch(() => undefined)
    await deps.door?.stop()
    await settled()
  }

  async function stop(): Promise<void> {
    // The socket carries the answers of what is under way, so it closes last.
    await drain()
    const app = await closing?.catch(() => undefined)
    closing = undefined
    // A client that is just looking for Slack would go on until it is found.
    if (app) await orPatience(app.stop())
  }

  return { start, drain, stop }
}

async function connect(
  { options, client, door, installation, sending }: LineDeps,
  { hear, ...ears }: Pick<Reception, 'receive' | 'track' | 'isOpen'> & { readonly hear: Hear },
): Promise<App> {
  const ours = await installation()
  await hear({ kind: 'back', space: ours.team })
  const app = createApp(options, ours, door ?? socketReceiver(options))
  const desk = {
    reading: { table: options.commands, installation: ours },
    out: { ...(await sending()), takesNoFiles: ours.takesNoFiles },
  }
  listen(app, { ...desk, ...ears, log: options.log })
  listenForNews(app, { client, installation: ours, hear, track: ears.track, log: options.log })
  await app.start().catch((error: unknown) => {
    throw refusedToken('SLACK_APP_TOKEN', error) ?? unavailable('apps.connections.open', error)
  })
  return app
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

/**
 * Milliseconds without an answer to a ping before the connection counts as lost. The client also lets so much pass
 * before it connects again, after every renewal that Slack asks for, and nobody hears commands in that time.
 */
const PING_TIMEOUT_MS = 2000

/** The client behind it never gives up connecting, and asks in the meantime as often as Slack allows. */
function socketReceiver({ appToken, apiUrl, log }: SlackOptions): SocketModeReceiver {
  if (!appToken) throw new Error('SLACK_APP_TOKEN is needed for Socket Mode')
  const options = { ...clientOptions(apiUrl, log), retryConfig: { retries: 100, factor: 1.3 } }
  return new SocketModeReceiver({
    appToken,
    clientPingTimeout: PING_TIMEOUT_MS,
    logger: sdkLog(log),
    installerOptions: { clientOptions: { ...options, rejectRateLimitedCalls: false } },
  })
}
