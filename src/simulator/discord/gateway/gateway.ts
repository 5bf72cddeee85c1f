import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { State } from '../model.ts'
import { CLOSE } from '../protocol.ts'
import { acceptConnection } from './connection.ts'
import { INVALID_SESSION, RECONNECT } from './frames.ts'
import { createSessions } from './sessions.ts'

export type Gateway = {
  /** Open connections. */
  readonly connections: () => number
  readonly dropSockets: () => void
  /** Op 7. */
  readonly refreshSockets: () => void
  /** Op 9: the sessions are gone and clients have to identify anew. */
  readonly invalidateSessions: () => void
  /** 4004, for everybody: they go by a token that is none any more. */
  readonly refuseTokens: () => void
  readonly close: () => void
}

/** Discord's gateway, on the same port as the REST API. */
export function createGateway(state: State, server: Server, url: () => string): Gateway {
  const sockets = new WebSocketServer({ noServer: true })
  const sessions = createSessions()
  state.onEvent((event) => sessions.publish(event))
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (client) =>
      acceptConnection({ state, sessions, url }, client, request),
    )
  })
  const tellAll = (frame: string) => {
    for (const client of sockets.clients) client.send(frame)
  }
  const dropSockets = () => {
    for (const client of sockets.clients) client.terminate()
  }
  return {
    connections: () => [...sockets.clients].filter(({ readyState, OPEN }) => readyState === OPEN).length,
    dropSockets,
    refreshSockets: () => tellAll(RECONNECT),
    invalidateSessions: () => {
      sessions.endAll()
      tellAll(INVALID_SESSION)
    },
    refuseTokens: () => {
      sessions.endAll()
      for (const client of sockets.clients) client.close(CLOSE.authenticationFailed)
    },
    close: () => {
      dropSockets()
      sockets.close()
    },
  }
}
