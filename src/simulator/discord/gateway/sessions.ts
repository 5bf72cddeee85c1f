import { randomBytes } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { GatewayEvent } from '../model.ts'
import { OP } from '../protocol.ts'

/** How many events somebody who was away may catch up on. */
const KEPT_EVENTS = 1000

/** One identified client. It outlives its socket, so that another one can resume it. */
export type Session = {
  readonly id: string
  /** Sends it to the client, or keeps it until the client is back. */
  dispatch(event: GatewayEvent): void
  /** Takes over the socket and repeats what came after `seq`. False where that is too long ago. */
  resume(socket: WebSocket, seq: number): boolean
  owns(socket: WebSocket): boolean
}

export type Sessions = {
  create(socket: WebSocket, intents: number): Session
  find(id: string): Session | undefined
  /** A session ends when its client says goodbye. */
  end(socket: WebSocket): void
  endAll(): void
  publish(event: GatewayEvent): void
}

export function createSessions(): Sessions {
  const sessions = new Map<string, Session>()
  return {
    create: (socket, intents) => {
      const session = createSession(socket, intents)
      sessions.set(session.id, session)
      return session
    },
    find: (id) => sessions.get(id),
    end: (socket) => {
      for (const session of sessions.values()) if (session.owns(socket)) sessions.delete(session.id)
    },
    endAll: () => sessions.clear(),
    publish: (event) => {
      for (const session of sessions.values()) session.dispatch(event)
    },
  }
}

type Sent = { readonly seq: number; readonly frame: string }

function createSession(first: WebSocket, intents: number): Session {
  let socket = first
  let seq = 0
  let sent: readonly Sent[] = []
  const wants = ({ intents: needed }: GatewayEvent) => needed === undefined || (needed & intents) !== 0

  return {
    id: randomBytes(16).toString('hex'),
    owns: (other) => other === socket,
    dispatch: (event) => {
      if (!wants(event)) return
      seq++
      const frame = JSON.stringify({ op: OP.dispatch, t: event.name, s: seq, d: event.payload })
      sent = [...sent.slice(1 - KEPT_EVENTS), { seq, frame }]
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    resume: (next, after) => {
      const missed = sent.filter((event) => event.seq > after)
      if (after > seq || missed.length !== seq - after) return false
      socket = next
      for (const { frame } of missed) next.send(frame)
      return true
    },
  }
}
