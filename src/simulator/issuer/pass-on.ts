import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'

/** Hands calls to the package and its answers back, so that faults can get between the two. */
export type PassOn = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>
  readonly body: unknown
}

/** `retouch` may change what is answered. */
export function createPassOn(provider: Provider, retouch: (body: unknown) => unknown): PassOn {
  const waiting = new WeakMap<IncomingMessage, (answer: Answer) => void>()
  provider.use(async (context, next) => {
    await next()
    context.respond = false
    const { status, response } = context
    const body = retouch(context.body)
    waiting.get(context.req)?.({ status, headers: response.headers, body })
  })
  const handle = provider.callback()
  return async (request, reply) => {
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(request.raw, resolve)
      void handle(request.raw, reply.raw)
    })
    return give(reply, answer)
  }
}

function give(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  const { 'content-length': _, ...kept } = headers
  for (const [name, value] of Object.entries(kept)) if (value !== undefined) reply.header(name, value)
  if (typeof body === 'string' || body === undefined) return reply.code(status).send(body ?? '')
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body))
}
