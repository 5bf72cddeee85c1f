import type { IncomingMessage } from 'node:http'
import type { RawData, WebSocket } from 'ws'
import type { State } from '../model.ts'
import { guildCreated } from '../payloads/guild-payload.ts'
import { selfPayload } from '../payloads/user-payload.ts'
import { CLOSE, OP } from '../protocol.ts'
import {
  type Frame,
  HEARTBEAT_ACK,
  HELLO,
  INVALID_SESSION,
  readFrame,
  readIdentify,
  readResume,
} from './frames.ts'
import type { Session, Sessions } from './sessions.ts'

export type Deps = { readonly state: State; readonly sessions: Sessions; readonly url: () => string }

type Connection = Deps & { readonly socket: WebSocket; session: Session | undefined }

const MOST_FRAMES = 120
const FRAME_WINDOW_MS = 60_000
const NORMAL_CLOSES = [1000, 1001]

/** Speaks with one client. Source: https://docs.discord.com/developers/events/gateway */
export function acceptConnection(deps: Deps, socket: WebSocket, request: IncomingMessage): void {
  const query = new URL(request.url ?? '/', 'ws://gateway').searchParams
  if (query.get('v') !== '10' || query.get('encoding') !== 'json') return socket.close(CLOSE.invalidVersion)
  const connection: Connection = { ...deps, socket, session: undefined }
  const isTooMuch = createFrameLimit(deps.state)
  socket.on('error', () => socket.terminate())
  socket.on('close', (code) => {
    if (NORMAL_CLOSES.includes(code)) deps.sessions.end(socket)
  })
  socket.on('message', (bytes) => {
    if (isTooMuch()) socket.close(CLOSE.rateLimited)
    else receive(connection, bytes)
  })
  socket.send(HELLO)
}

function createFrameLimit({ clock }: State): () => boolean {
  let arrivals: readonly number[] = []
  return () => {
    const nowMs = clock.now().getTime()
    arrivals = [...arrivals.filter((atMs) => atMs > nowMs - FRAME_WINDOW_MS), nowMs]
    return arrivals.length > MOST_FRAMES
  }
}

function receive(connection: Connection, bytes: RawData): void {
  const frame = readFrame(bytes)
  const { socket } = connection
  if (!frame) return socket.close(CLOSE.decodeError)
  switch (frame.op) {
    case OP.heartbeat:
      return socket.send(HEARTBEAT_ACK)
    case OP.identify:
      return identify(connection, frame)
    case OP.resume:
      return resume(connection, frame)
    default:
      return receiveOther(connection, frame)
  }
}

/** Presence, voice and member requests: taken, and without an effect here. */
const WITHOUT_EFFECT = [3, 4, 8, 31]

function receiveOther({ socket, session }: Connection, { op }: Frame): void {
  if (!WITHOUT_EFFECT.includes(op)) return socket.close(CLOSE.unknownOpcode)
  if (!session) socket.close(CLOSE.notAuthenticated)
}

function identify(connection: Connection, { d }: Frame): void {
  const { socket, state, sessions, url } = connection
  if (connection.session) return socket.close(CLOSE.alreadyAuthenticated)
  const read = readIdentify(d, state.standing.token)
  if ('close' in read) return socket.close(read.close)
  const { intents, shard } = read.value
  const session = sessions.create(socket, intents)
  connection.session = session
  session.dispatch({
    name: 'READY',
    payload: { ...readyPayload(state, session, url()), ...(shard && { shard }) },
  })
  if (state.standing.isInGuild) session.dispatch(guildCreated(state))
}

function readyPayload(state: State, { id }: Session, url: string) {
  return {
    v: 10,
    user: selfPayload(state.usher),
    guilds: state.standing.isInGuild ? [{ id: state.guild.id, unavailable: true }] : [],
    session_id: id,
    resume_gateway_url: url,
    session_type: 'normal',
    private_channels: [],
    relationships: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    application: { id: state.application.id, flags: 0 },
    _trace: ['["discord-twin",{"micros":0}]'],
  }
}

function resume(connection: Connection, { d }: Frame): void {
  const { socket, state, sessions } = connection
  if (connection.session) return socket.close(CLOSE.alreadyAuthenticated)
  const read = readResume(d, state.standing.token)
  if ('close' in read) return socket.close(read.close)
  const session = sessions.find(read.value.session_id)
  if (!session) return socket.send(INVALID_SESSION)
  if (!session.resume(socket, read.value.seq ?? 0)) return socket.close(CLOSE.invalidSequence)
  connection.session = session
  session.dispatch({ name: 'RESUMED', payload: { _trace: ['["discord-twin",{"micros":0}]'] } })
}
