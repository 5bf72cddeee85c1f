import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Ids } from '../ids.ts'
import type { Answered, Envelope, Transport } from './envelope.ts'

const MOST_CONNECTIONS = 10
const WARNING_MS = 10_000
/** Real time: the client measures its patience with its own clock. */
const PING_EVERY_MS = 10_000
const GOODBYE_MS = 500
const HOST = 'applink-sim-1'

const ackFrame = z.object({ envelope_id: z.string(), payload: z.looseObject({}).optional() })

type Deps = { readonly clock: Clock; readonly ids: Ids; readonly appId: string }

export type SocketMode = Transport & {
  /** The path and query of a new connection's address; good for one connection. */
  openTicket(): string
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Cuts every connection without a goodbye. */
  drop: () => void
  /** Announces the end, and closes ten seconds later what is still there. */
  refresh: () => void
  /** Open connections. */
  count: () => number
  /** The app has been switched to HTTP. */
  disable: () => void
  /** Says goodbye, and hangs up on whoever does not answer at once. */
  close: () => Promise<void>
}

/** Source: https://docs.slack.dev/apis/events-api/using-socket-mode */
export function createSocketMode(deps: Deps): SocketMode {
  const server = new WebSocketServer({ noServer: true })
  const tickets = new Set<string>()
  const lines = createLines()
  return {
    openTicket: () => {
      const ticket = deps.ids.secret(32)
      tickets.add(ticket)
      return `/link/?ticket=${ticket}&app_id=${deps.appId}`
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? ''
      if (tickets.delete(ticket))
        server.handleUpgrade(request, socket, head, (line) => welcome(deps, lines, line))
      else socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n')
    },
    send: (envelope) => lines.send(envelope),
    drop: () => cut(lines),
    count: () => lines.all().filter(({ readyState, OPEN }) => readyState === OPEN).length,
    refresh: () => refresh(deps.clock, lines),
    disable: () => {
      for (const line of lines.all()) sayGoodbye(line, 'link_disabled')
    },
    close: async () => {
      await Promise.all(lines.all().map(hangUp))
      server.close()
    },
  }
}

type Lines = ReturnType<typeof createLines>

async function hangUp(line: WebSocket): Promise<void> {
  const gone = once(line, 'close')
  line.close(1001)
  const impatience = setTimeout(() => line.terminate(), GOODBYE_MS)
  await gone
  clearTimeout(impatience)
}

function cut(lines: Lines): void {
  for (const line of lines.all()) line.terminate()
}

/** The open connections, and what was sent over them and is not acknowledged yet. */
function createLines() {
  const open = new Set<WebSocket>()
  const leaving = new WeakSet<WebSocket>()
  const waiting = new Map<string, readonly ((answered: Answered) => void)[]>()
  let turn = 0
  return {
    all: () => [...open],
    add: (line: WebSocket) => void open.add(line),
    delete: (line: WebSocket) => void open.delete(line),
    leave: (line: WebSocket) => void leaving.add(line),
    acked: ({ envelope_id: id, payload }: z.infer<typeof ackFrame>) => {
      const [first, ...rest] = waiting.get(id) ?? []
      waiting.set(id, rest)
      if (rest.length === 0) waiting.delete(id)
      first?.({ kind: 'acked', payload: isEmpty(payload) ? undefined : payload })
    },
    send: (envelope: Envelope): Promise<Answered> => {
      const ready = [...open].filter((line) => line.readyState === line.OPEN && !leaving.has(line))
      const line = ready[turn++ % ready.length]
      if (!line) return Promise.resolve({ kind: 'failed', reason: 'connection_failed', mayRetry: true })
      return new Promise((resolve) => {
        waiting.set(envelope.id, [...(waiting.get(envelope.id) ?? []), resolve])
        line.send(JSON.stringify(frameOf(envelope)))
      })
    },
  }
}

const isEmpty = (payload: object | undefined) => !payload || Object.keys(payload).length === 0

function frameOf({ id, type, payload, acceptsPayload, retry }: Envelope): object {
  return {
    envelope_id: id,
    payload,
    type,
    accepts_response_payload: acceptsPayload,
    ...(type === 'events_api' && {
      retry_attempt: retry?.attempt ?? 0,
      retry_reason: retry ? retry.reason.replace('http_timeout', 'timeout') : '',
    }),
  }
}

function welcome({ appId }: Deps, lines: Lines, line: WebSocket): void {
  if (lines.all().length >= MOST_CONNECTIONS) return sayGoodbye(line, 'too_many_websockets')
  lines.add(line)
  const pings = setInterval(() => line.ping(`Ping from ${HOST}`), PING_EVERY_MS).unref()
  line.on('message', (frame: Buffer) => hear(lines, frame.toString('utf8')))
  // A broken connection is closed right after; there is nobody to tell.
  line.on('error', () => line.terminate())
  line.on('close', () => {
    clearInterval(pings)
    lines.delete(line)
  })
  line.send(JSON.stringify(helloFrame(appId, lines.all().length)))
}

const helloFrame = (appId: string, connections: number) => ({
  type: 'hello',
  num_connections: connections,
  connection_info: { app_id: appId },
  debug_info: { host: HOST, build_number: 112, approximate_connection_time: 18060 },
})

function hear(lines: Lines, text: string): void {
  const { data } = ackFrame.safeParse(parseJson(text))
  if (data) lines.acked(data)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refresh(clock: Clock, lines: Lines): void {
  for (const line of lines.all()) {
    lines.leave(line)
    line.send(JSON.stringify({ type: 'disconnect', reason: 'warning', debug_info: { host: HOST } }))
    clock.after(WARNING_MS, () => sayGoodbye(line, 'refresh_requested'))
  }
}

function sayGoodbye(line: WebSocket, reason: string): void {
  if (line.readyState !== line.OPEN) return
  line.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: HOST } }))
  line.close(1000)
}
