import { App, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { Clock } from '../../src/simulator/clock.ts'
import { createRunningClock } from '../../src/simulator/create-clock.ts'
import { type SlackTwin, type SlackTwinOptions, startSlackTwin } from '../../src/simulator/slack/twin.ts'
import type { ScreenChannel, ScreenMessage } from '../../src/simulator/twin.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import { manifest } from './slack-manifests.ts'

type Options = Partial<SlackTwinOptions> & { readonly clock?: Clock }

/** A twin that ends with its test. */
export async function startTwin(options: Options = {}): Promise<SlackTwin> {
  const twin = await startSlackTwin({
    world: createWorld(),
    clock: createRunningClock(),
    manifest,
    delivery: { mode: 'socket' },
    ...options,
  })
  onTestFinished(() => twin.close())
  return twin
}

/** The real app, connected to the twin by its socket, with listeners that `prepare` adds. */
export async function connectApp(
  twin: SlackTwin,
  prepare: (app: App) => void = () => undefined,
): Promise<App> {
  const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: token, SLACK_API_URL: slackApiUrl } = twin.credentials
  const clientOptions = { slackApiUrl, retryConfig: { retries: 0 } }
  const app = new App({ socketMode: true, appToken, token, clientOptions, logLevel: LogLevel.ERROR })
  prepare(app)
  await app.start()
  onTestFinished(async () => void (await app.stop()))
  return app
}

/** The same, but it comes back after a fifth of a second when its socket was closed, not after five. */
export async function connectQuickApp(twin: SlackTwin, prepare: (app: App) => void): Promise<void> {
  const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: token, SLACK_API_URL: slackApiUrl } = twin.credentials
  const shared = { logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } }
  const receiver = new SocketModeReceiver({
    appToken,
    clientPingTimeout: 200,
    installerOptions: { clientOptions: shared.clientOptions },
    logLevel: shared.logLevel,
  })
  const app = new App({ ...shared, receiver, token })
  prepare(app)
  await app.start()
  onTestFinished(async () => void (await app.stop()))
}

/** The real app behind its own HTTP server; the twin is told where. */
export async function connectHttpApp(twin: SlackTwin, prepare: (app: App) => void): Promise<void> {
  const {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: slackApiUrl,
  } = twin.credentials
  const app = new App({ signingSecret, token, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR })
  prepare(app)
  const server = await app.start({ port: 0, host: '127.0.0.1' })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the app listens nowhere')
  twin.setDelivery({ mode: 'http', url: `http://127.0.0.1:${address.port}/slack/events` })
  onTestFinished(async () => void (await app.stop()))
}

/** Calls a method the way a stranger would, and gives back everything that came. */
export async function callApi(
  twin: SlackTwin,
  method: string,
  {
    token = twin.credentials.SLACK_BOT_TOKEN,
    ...args
  }: { readonly token?: string; readonly [arg: string]: unknown } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> }> {
  const response = await fetch(new URL(method, twin.credentials.SLACK_API_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(args),
  })
  const body: Record<string, unknown> = z.record(z.string(), z.unknown()).parse(await response.json())
  return { status: response.status, headers: response.headers, body }
}

export function channel(twin: SlackTwin, person: string, name: string): ScreenChannel {
  const found = twin.screen(person).channels.find((one) => one.name === name)
  if (!found) throw new Error(`${person} sees no ${name}`)
  return found
}

/** The newest message this person sees there. */
export function newest(twin: SlackTwin, person: string, name: string): ScreenMessage {
  const last = channel(twin, person, name).messages.at(-1)
  if (!last) throw new Error(`nothing in ${name}`)
  return last
}

export function idOf(twin: SlackTwin, handle: string): string {
  const found = twin.people.find((person) => person.handle === handle)
  if (!found) throw new Error(`nobody called ${handle}`)
  return found.id
}
