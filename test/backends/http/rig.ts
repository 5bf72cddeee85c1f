import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import { createHttp, type Http, type HttpOptions } from '../../../src/backends/http/http.ts'

export type Asked = {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Place = {
  readonly url: URL
  /** Every request that came whole, oldest first. */
  readonly asked: readonly Asked[]
  readonly connections: () => number
  stop(): Promise<void>
}

/** Answers one request; `turn` counts them from 1. */
export type Answerer = (response: ServerResponse, turn: number, asked: Asked) => void

/** A server on this machine until the test ends. */
export async function serve(answer: Answerer): Promise<Place> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const { method, url, headers } = request
      const one = { method, url, headers, body }
      asked.push(one)
      answer(response, asked.length, one)
    })
  })
  return { asked, ...(await listen(server)) }
}

export async function listen(server: Server): Promise<Pick<Place, 'url' | 'connections' | 'stop'>> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const stop = async (): Promise<void> => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(stop)
  return {
    url: new URL(`http://127.0.0.1:${portOf(server)}`),
    connections: () => sockets.size,
    stop,
  }
}

function portOf(server: Server): AddressInfo['port'] {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens to no port')
  return address.port
}

export const STARTED_AT = new Date('2026-03-04T14:02:00Z')

/** Waits little between attempts, but long for an answer: a busy machine may take its time. */
export function open(baseUrl: URL, options: Partial<HttpOptions> = {}): Http {
  const { manners, ...others } = options
  const http = createHttp({
    who: 'Acme',
    baseUrl,
    now: () => STARTED_AT,
    manners: { timeoutMs: 20_000, firstWaitMs: 1, ...manners },
    ...others,
  })
  onTestFinished(() => http.close())
  return http
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** What a call throws, which has to be the one error for "come back later". */
export async function unavailable(call: Promise<unknown>): Promise<BackendUnavailable> {
  const thrown: unknown = await call.then(
    () => 'an answer',
    (error: unknown) => error,
  )
  if (thrown instanceof BackendUnavailable) return thrown
  throw new Error(`expected BackendUnavailable, got ${String(thrown)}`)
}
