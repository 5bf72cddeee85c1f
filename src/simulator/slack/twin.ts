import { once } from 'node:events'
import type { Clock } from '../clock.ts'
import type { Heard } from '../ear.ts'
import type { Twin, TwinPerson } from '../twin.ts'
import type { World } from '../world/world.ts'
import { createRateLimits } from './api/rate-limits.ts'
import { createApiServer } from './api/server.ts'
import { createTokens } from './api/tokens.ts'
import { openDirect } from './conversations.ts'
import { createCourier } from './delivery/courier.ts'
import type { Transport } from './delivery/envelope.ts'
import { createHttpTransport } from './delivery/http.ts'
import { createSocketMode, type SocketMode } from './delivery/socket.ts'
import { createFaults } from './faults.ts'
import { createFileStore } from './file-store.ts'
import { forge } from './forging/forge.ts'
import type { SlackForgery } from './forging/forgery.ts'
import { createInstallation, type Installation } from './installation.ts'
import { createKeys, type SlackCredentials } from './keys.ts'
import { parseManifest } from './manifest.ts'
import { act, personFor } from './people/act.ts'
import { become, type MemberKind } from './people/become.ts'
import { createFileDesk } from './people/file-desk.ts'
import { suggest } from './people/suggest.ts'
import { createResponseUrls } from './response-urls.ts'
import { createRooms, type SlackRooms } from './rooms.ts'
import { renderScreen } from './screen/screen.ts'
import { messagesIn, messagesTo, type SentMessage } from './sent.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import type { Slack } from './slack.ts'
import { createTriggers } from './triggers.ts'
import { SLACKBOT } from './users.ts'
import { createWork } from './work.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/** How the app hears of things: by the socket it opens, or at an address of its own. */
export type SlackDelivery = { readonly mode: 'socket' } | { readonly mode: 'http'; readonly url: string }

export type SlackTwinOptions = {
  readonly world: World
  readonly clock: Clock
  /** The app manifest, parsed but not checked: what an administrator would paste. */
  readonly manifest: unknown
  readonly delivery: SlackDelivery
  /** 0, or absent, for any free one. */
  readonly port?: number
  /** True unless said otherwise. */
  readonly rateLimits?: boolean
  /** Optional scopes that whoever installs the app does not grant. */
  readonly declined?: readonly string[]
}

export interface SlackTwin extends Twin {
  readonly platform: 'slack'
  readonly credentials: SlackCredentials
  /** For Sign in with Slack. */
  readonly signInCredentials: { readonly SLACK_CLIENT_ID: string; readonly SLACK_CLIENT_SECRET: string }
  /** Where people come back to after they signed in, as in the settings of the app. Throws for an unsafe address. */
  readonly registerRedirect: (url: string) => void
  /** Where the app's id and its bot user's id are needed. */
  readonly app: { readonly id: string; readonly userId: string; readonly botId: string }
  readonly rooms: SlackRooms
  /** An administrator changes what somebody is; out of a deactivated account nobody acts. Throws {@link CannotDo}. */
  becomes(person: string, kind: MemberKind): void
  /** Brings the app what no client would send, by its own way, and hears its answer to that. Throws {@link CannotDo}. */
  forge(forgery: SlackForgery): Promise<Heard>
  /** The address of the app's server may become known only after the twin started. */
  setDelivery(delivery: SlackDelivery): void
  /** Another bot token of the same app, with these scopes only. */
  tokenWith(scopes: readonly string[]): string
  readonly installation: Installation
  /** What the app has sent to this person directly, oldest first. */
  messagesTo(person: string): readonly SentMessage[]
  /** What the app has posted for everybody in the channel of this name. */
  messagesIn(room: string): readonly SentMessage[]
  /** Every `<!channel>`, `<!here>`, `<!everyone>` and group mention the app has sent, as it wrote them. */
  pings(): readonly string[]
}

/** Starts a Slack on loopback that a real app connects to. Throws when the manifest is not one Slack would take. */
export async function startSlackTwin(options: SlackTwinOptions): Promise<SlackTwin> {
  const workspace = createWorkspace({ ...options, manifest: parseManifest(options.manifest) })
  openAppConversations(workspace)
  const engine = createEngine(workspace, options)
  engine.server.listen(options.port ?? 0, '127.0.0.1')
  await once(engine.server, 'listening')
  return createTwin(engine, options)
}

type Engine = ReturnType<typeof createEngine>

function createEngine(workspace: Workspace, { clock, delivery, rateLimits = true }: SlackTwinOptions) {
  const { app, ids, team } = workspace
  const work = createWork()
  const tokens = createTokens(ids, app.id)
  const sockets = createSocketMode({ clock, ids, appId: app.id })
  const faults = createFaults(sockets)
  const closed = new AbortController()
  const signingSecret = ids.secret(32)
  const route = createRoute({ delivery, sockets, signingSecret, closed: closed.signal })
  const address = (): string => {
    const bound = server.address()
    return typeof bound === 'object' && bound ? `127.0.0.1:${bound.port}` : ''
  }
  const baseUrl = () => `http://${address()}`
  const slack: Slack = {
    workspace,
    triggers: createTriggers({ clock, ids }),
    responseUrls: createResponseUrls({ clock, ids, teamId: team.id, baseUrl }),
    files: createFileStore({ workspace, baseUrl }),
    courier: createCourier({
      clock,
      work,
      faults,
      transport: route.current,
      newEnvelopeId: () => ids.secret(36),
    }),
    pings: [],
    openSocketUrl: () => `ws://${address()}${sockets.openTicket()}`,
  }
  const limits = rateLimits ? { rateLimits: createRateLimits(clock) } : {}
  const signIn = createSignIn(workspace, baseUrl)
  const server = createApiServer({ slack, tokens, faults, work, signIn, ...limits })
  server.on('upgrade', sockets.upgrade)
  return { slack, server, sockets, faults, work, tokens, route, signIn, signingSecret, address, closed }
}

type RouteDeps = {
  readonly delivery: SlackDelivery
  readonly sockets: SocketMode
  readonly signingSecret: string
  readonly closed: AbortSignal
}

/** The way to the app, which can be switched while everything runs. */
function createRoute({ delivery, sockets, signingSecret, closed }: RouteDeps) {
  const transportOf = (to: SlackDelivery): Transport =>
    to.mode === 'socket' ? sockets : createHttpTransport({ url: to.url, signingSecret, closed })
  let transport = transportOf(delivery)
  return {
    current: () => transport,
    set: (to: SlackDelivery) => {
      if (to.mode === 'http') sockets.disable()
      transport = transportOf(to)
    },
  }
}

function createTwin(
  { slack, faults, work, tokens, route, signIn, ...engine }: Engine,
  { declined = [] }: SlackTwinOptions,
): SlackTwin {
  const { workspace } = slack
  const keys = createKeys(workspace, tokens, { ...engine, declined })
  return {
    platform: 'slack',
    title: workspace.team.name,
    get people() {
      return peopleOf(workspace)
    },
    files: createFileDesk(slack),
    faults,
    app: { id: workspace.app.id, userId: workspace.app.user.id, botId: workspace.app.botId },
    get credentials() {
      return keys.credentials()
    },
    signInCredentials: { SLACK_CLIENT_ID: signIn.client.id, SLACK_CLIENT_SECRET: signIn.client.secret },
    registerRedirect: signIn.registerRedirect,
    screen: (person) => renderScreen(workspace, personFor(slack, person)),
    act: async (person, done) => act(slack, person, done),
    suggest: async (person, ask) => suggest(slack, personFor(slack, person), ask),
    onChange: workspace.onChange,
    busy: work.count,
    connections: engine.sockets.count,
    rooms: createRooms(workspace),
    becomes: (person, kind) => become(workspace, person, kind),
    forge: async (forgery) => forge(slack, forgery),
    setDelivery: route.set,
    tokenWith: (scopes) => tokens.issue({ type: 'bot', scopes }),
    installation: createInstallation({ slack, tokens, issueBotToken: keys.issueBotToken }),
    messagesTo: (person) => messagesTo(workspace, person),
    messagesIn: (room) => messagesIn(workspace, room),
    pings: () => [...slack.pings],
    close: () => close(engine),
  }
}

/** Everybody whom the page can be, or show. */
function peopleOf({ users, app }: Workspace): readonly TwinPerson[] {
  return [...users.values()]
    .filter(({ id }) => id !== SLACKBOT && id !== app.user.id)
    .map(({ id, handle, name, kind, color }) => ({ id, handle, name, kind, color }))
}

/** The app stands in everybody's list from the day it was installed. */
function openAppConversations(workspace: Workspace): void {
  if (!workspace.manifest.features.app_home.messages_tab_enabled) return
  for (const { id, kind } of workspace.users.values())
    if (kind === 'person' || kind === 'guest') openDirect(workspace, id, workspace.app.user.id)
}

async function close({
  server,
  sockets,
  closed,
}: Pick<Engine, 'server' | 'sockets' | 'closed'>): Promise<void> {
  closed.abort()
  await sockets.close()
  const stopped = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await stopped
}
