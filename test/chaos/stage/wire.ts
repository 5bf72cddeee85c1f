import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { BROKEN, BUSY, type Callee, type Mishap, type Refusal } from './mishaps.ts'

/** A moment of a call in which the bot can die, which nobody but whoever stands between the two can see. */
export type Moment = { readonly callee: Callee; readonly name: string; readonly step: Step }

type Step = 'seen, not done' | 'done, not answered'

export type WireOptions = {
  readonly callee: Callee
  /** Where it leads, without what is called there. */
  readonly upstream: URL
  readonly draw: (callee: Callee, name: string) => Mishap | undefined
  /** Resolves to true where the caller is dead by then, and nothing is passed on any more. */
  readonly onMoment: (moment: Moment) => Promise<boolean>
}

export type Wire = { readonly origin: string; readonly close: () => Promise<void> }

/** Stands between the bot and whom it calls, and passes on what it does not spoil. */
export async function openWire(options: WireOptions): Promise<Wire> {
  const server = createServer((request, response) => {
    void pass(options, request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the wire is not listening')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function pass(options: WireOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { callee, onMoment } = options
  const name = nameOf(callee, request)
  const body = await buffer(request)
  const mishap = options.draw(callee, name)
  if (mishap === 'busy') return answer(response, BUSY[callee])
  if (mishap === 'broken') return answer(response, BROKEN)
  if (mishap === 'hung_up') return void response.destroy()
  if (await onMoment({ callee, name, step: 'seen, not done' })) return void response.destroy()
  const reply = await forward(options, request, body)
  if (await onMoment({ callee, name, step: 'done, not answered' })) return void response.destroy()
  // Whoever waits hangs up by themselves.
  if (mishap === 'silence') return undefined
  if (mishap === 'cut') return void response.destroy()
  return answer(response, mishap === 'late_error' ? BROKEN : reply)
}

/** Ids and addresses out of it, so that the same call always has the same name. */
function nameOf(callee: Callee, { method = 'GET', url = '/' }: IncomingMessage): string {
  const { pathname } = new URL(url, 'http://wire')
  if (callee === 'slack') return pathname.replace(/^\/api\//, '')
  const plain = pathname
    .split('/')
    .map((part) => (/\d{6,}|%40|.@.|[\w-]{30,}/.test(part) ? ':id' : part))
    .join('/')
  return `${method} ${plain.replace(/^\/api\/v10/, '')}`
}

/** They are about one connection, and not about what is passed on. */
const HOP = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect'])

async function forward(
  { upstream }: WireOptions,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: Buffer,
): Promise<Refusal> {
  const passed = Object.entries(headers).flatMap(([name, value]) =>
    HOP.has(name) || value === undefined ? [] : [[name, String(value)] satisfies [string, string]],
  )
  const reply = await fetch(new URL(url, upstream), {
    method,
    headers: passed,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
  // What lies there is reached by the same way.
  const text = (await reply.text()).replaceAll(upstream.origin, `http://${headers.host}`)
  const kept = [...reply.headers].filter(([name]) => !HOP.has(name) && name !== 'content-encoding')
  return { status: reply.status, headers: Object.fromEntries(kept), body: text }
}

function answer(response: ServerResponse, { status, headers, body }: Refusal): void {
  response.writeHead(status, headers)
  response.end(body)
}
