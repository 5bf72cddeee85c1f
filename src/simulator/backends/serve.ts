import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { createFaults, type Fault, type FaultAnswer, type Faults } from './faults.ts'
import type { Exchange } from './stand-in.ts'

export type Served = {
  readonly url: URL
  readonly faults: Faults
  readonly traffic: () => readonly Exchange[]
  readonly underWay: () => number
  onAnswered(listener: () => void): () => void
  close(): Promise<void>
}

/** A small server on this machine that answers as `addRoutes` says, except where a fault was planned. */
export async function serve(addRoutes: (app: FastifyInstance) => void): Promise<Served> {
  const app = fastify({ logger: false, forceCloseConnections: true })
  const faults = createFaults()
  const traffic: Exchange[] = []
  const pending = new Map<FastifyRequest, Fault>()
  const calls = followCalls(app)

  app.addHook('onRequest', async (request, reply) => {
    const fault = faults.take(request.method, request.url)
    if (fault?.kind === 'silence') return reply.hijack()
    if (fault?.kind === 'answer') return answerAs(reply, fault)
    if (fault) pending.set(request, fault)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const fault = pending.get(request)
    pending.delete(request)
    const sent = fault ? await spoil(reply, fault, payload) : payload
    traffic.push(exchangeOf(request, reply, sent))
    return sent
  })
  addRoutes(app)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url: new URL(address), faults, traffic: () => traffic, ...calls, close: () => app.close() }
}

/** A call ends when its answer is through, or when the caller hangs up. */
function followCalls(app: FastifyInstance): Pick<Served, 'underWay' | 'onAnswered'> {
  const open = new Set<FastifyRequest>()
  const listeners = new Set<() => void>()
  app.addHook('onRequest', async (request, reply) => {
    open.add(request)
    reply.raw.once('close', () => {
      open.delete(request)
      for (const listen of listeners) listen()
    })
  })
  return {
    underWay: () => open.size,
    onAnswered: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function answerAs(reply: FastifyReply, { status, body = '', headers = {} }: FaultAnswer): FastifyReply {
  return reply
    .code(status)
    .headers({ 'content-type': contentTypeOf(body), ...headers })
    .send(body)
}

const contentTypeOf = (body: string): string =>
  body.trimStart().startsWith('<') ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'

/** What is sent in place of the true answer. Silence lasts until the server or the caller hangs up. */
async function spoil(reply: FastifyReply, fault: Fault, payload: unknown): Promise<unknown> {
  if (fault.kind === 'silence_after') return new Promise<never>(() => undefined)
  if (fault.kind === 'cut') return cut(reply, String(payload))
  if (fault.kind !== 'answer_after') return payload
  const { status, body = '', headers = {} } = fault
  reply
    .code(status)
    .headers({ 'content-type': contentTypeOf(body), ...headers })
    .removeHeader('content-length')
  return body
}

function cut(reply: FastifyReply, text: string): Promise<never> {
  const { raw } = reply
  raw.writeHead(reply.statusCode, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Math.max(2, text.length),
  })
  raw.write(text.slice(0, Math.floor(text.length / 2)) || '{', () => raw.destroy())
  return new Promise<never>(() => undefined)
}

const exchangeOf = (request: FastifyRequest, reply: FastifyReply, payload: unknown): Exchange => ({
  method: request.method,
  path: request.url,
  status: reply.statusCode,
  sent: request.body,
  answered: readJson(payload),
})

function readJson(payload: unknown): unknown {
  if (typeof payload !== 'string' || payload === '') return undefined
  try {
    const parsed: unknown = JSON.parse(payload)
    return parsed
  } catch {
    return payload
  }
}
