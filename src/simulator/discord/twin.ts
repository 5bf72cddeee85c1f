import { createServer, type Server } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Heard } from '../ear.ts'
import type { Twin, TwinPerson } from '../twin.ts'
import type { World } from '../world/world.ts'
import { performAct } from './acts/act.ts'
import { humanOf } from './acts/doing.ts'
import { suggestOptions } from './acts/suggest.ts'
import { createFaults } from './faults.ts'
import { type Cdn, createCdn } from './files/cdn.ts'
import { createFileDesk } from './files/desk.ts'
import { type DiscordForgery, forge } from './forge.ts'
import { createGateway } from './gateway/gateway.ts'
import { createInstallation, type Installation } from './installation.ts'
import { countWaiting } from './interactions/interaction.ts'
import { createMembers, type Members } from './members.ts'
import type { State } from './model.ts'
import { createRoutes } from './rest/routes.ts'
import { createRestServer, type RestServer } from './rest/server.ts'
import { createRoleDesk, type RoleDesk } from './role-desk.ts'
import { createRooms, type DiscordRooms } from './rooms.ts'
import { screenOf } from './screen/screen.ts'
import { messagesIn, messagesTo, type SentMessage } from './sent.ts'
import { createSignIn, type SignIn } from './sign-in/sign-in.ts'
import { createState } from './state.ts'

export type DiscordTwin = Twin & {
  /** What a bot needs to connect, as it is now; the URL looks like `http://127.0.0.1:4000/api`. */
  readonly credentials: {
    readonly DISCORD_TOKEN: string
    readonly DISCORD_APP_ID: string
    readonly DISCORD_PUBLIC_KEY: string
    readonly DISCORD_API_URL: string
  }
  /** For OAuth2, where the client's id is the application's. */
  readonly signInCredentials: { readonly DISCORD_CLIENT_SECRET: string }
  /** Where people come back to after they signed in, as in the settings of the app. Throws for an unsafe address. */
  readonly registerRedirect: (url: string) => void
  /** Brings the bot what no client would send, by the gateway, and hears its answer to that. Throws {@link CannotDo}. */
  forge(forgery: DiscordForgery): Promise<Heard>
  readonly rooms: DiscordRooms
  readonly roles: RoleDesk
  readonly members: Members
  readonly installation: Installation
  /** What the bot has sent to this person directly, oldest first. */
  messagesTo(person: string): readonly SentMessage[]
  /** What the bot has posted for everybody in the channel of this name. */
  messagesIn(room: string): readonly SentMessage[]
  /** Mentions that made a client sound, as `@ann`, oldest first. */
  pings(): readonly string[]
  /** Ends every gateway session (op 9): clients have to identify anew. */
  invalidateSessions(): void
}

export type DiscordTwinOptions = {
  readonly world: World
  readonly clock: Clock
  /** 0, the default, takes any free one. */
  readonly port?: number
  /** On by default; off where a standing clock would never refill a bucket. */
  readonly rateLimits?: boolean
}

/** Discord on loopback: REST and gateway v10 on one port, for an unmodified client. */
export async function startDiscordTwin(options: DiscordTwinOptions): Promise<DiscordTwin> {
  const { world, clock, port = 0, rateLimits: hasRateLimits = true } = options
  const server = createServer()
  const state = createState(world, { clock, address: () => `http://${addressOf(server)}` })
  const gatewayUrl = () => `ws://${addressOf(server)}`
  const gateway = createGateway(state, server, gatewayUrl)
  const faults = createFaults({ ...gateway, changed: state.changed })
  const signIn = createSignIn(state)
  const cdn = createCdn({ state, faults })
  const routes = createRoutes(state, { signIn, gatewayUrl, hasRateLimits })
  const rest = createRestServer({ state, faults, routes, hasRateLimits })
  serveWith(server, { signIn, cdn, rest })
  await listen(server, port)
  const doing = (person: string) => ({ state, faults, user: humanOf(state, person) })

  return {
    platform: 'discord',
    title: world.guild.name,
    files: createFileDesk(state, cdn),
    faults,
    installation: createInstallation({ state, ...gateway }),
    ...outsideOf(state),
    get credentials() {
      return credentialsOf(state, server)
    },
    ...signInOf(signIn),
    forge: async (forgery) => forge({ state, faults }, forgery),
    invalidateSessions: gateway.invalidateSessions,
    screen: (person) => screenOf(state, humanOf(state, person)),
    act: async (person, act) => performAct(doing(person), act),
    suggest: async (person, ask) => suggestOptions(doing(person), ask),
    onChange: state.onChange,
    busy: () => countWaiting(state) + rest.busy() + cdn.busy(),
    connections: gateway.connections,
    close: () => {
      gateway.close()
      return closeServer(server)
    },
  }
}

type Served = { readonly signIn: SignIn; readonly cdn: Cdn; readonly rest: RestServer }

/** Pages in a browser, files, and everything else. */
function serveWith(server: Server, { signIn, cdn, rest }: Served): void {
  server.on('request', (request, response) => {
    if (signIn.isPage(request)) signIn.serve(request, response)
    else if (cdn.isFile(request)) cdn.serve(request, response)
    else rest.listener(request, response)
  })
}

/** What there is to do and to see beside people's clients. */
const outsideOf = (state: State) => ({
  people: peopleOf(state),
  rooms: createRooms(state),
  roles: createRoleDesk(state),
  members: createMembers(state),
  messagesTo: (person: string) => messagesTo(state, person),
  messagesIn: (room: string) => messagesIn(state, room),
  pings: () => [...state.pings],
})

const signInOf = ({ client, registerRedirect }: SignIn) => ({
  signInCredentials: { DISCORD_CLIENT_SECRET: client.secret },
  registerRedirect,
})

const peopleOf = ({ users, usher }: State): TwinPerson[] =>
  [...users.values()]
    .filter((user) => user !== usher)
    .map(({ handle, name, id, kind, color }) => ({ handle, name, id, kind, color }))

const credentialsOf = ({ application, standing }: State, server: Server): DiscordTwin['credentials'] => ({
  DISCORD_TOKEN: standing.token,
  DISCORD_APP_ID: application.id,
  DISCORD_PUBLIC_KEY: application.publicKey,
  DISCORD_API_URL: `http://${addressOf(server)}/api`,
})

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the Discord twin is not listening')
  return `127.0.0.1:${address.port}`
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
