import { type FastifyInstance, type FastifyReply, fastify } from 'fastify'
import type { Logger } from 'pino'
import type { Endpoint } from '../platforms/platform.ts'
import { HOST_FIX, listenProblem } from './listen-problem.ts'
import type { LinkPageDeps } from './pages/deps.ts'
import { addLinkPages } from './pages/link-pages.ts'

type PlatformEndpoint = Endpoint & { readonly platform: string }

export type WebOptions = {
  readonly host: string
  /** Zero takes any free one. */
  readonly port: number
  readonly endpoints: readonly PlatformEndpoint[]
  /** Hears of every request that a platform's endpoint did not take. */
  readonly onTurnedAway: (platform: string, status: number) => void
  /** What the pages in which people link their account live on; they are there where browsers have an address. */
  readonly pages?: LinkPageDeps
  readonly isReady: () => boolean
  readonly log: Logger
}

export interface Web {
  readonly url: URL
  close(): Promise<void>
}

/** The one web server: what platforms receive by HTTP, and health. Throws a sentence for the operator where it cannot listen. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const { host, port, pages, isReady, log } = options
  const server = fastify()
  answerInWords(server, log)
  addHealth(server, isReady)
  addEndpoints(server, options)
  if (pages?.publicUrl) addLinkPages(server, pages, pages.publicUrl)

  const address = await server.listen({ host, port }).catch((cause: unknown) => {
    throw new Error(listenProblem(cause) ?? `HOST ${host} cannot be listened on: ${HOST_FIX}`, { cause })
  })
  return { url: new URL(address), close: async () => server.close() }
}

/** Platforms check signatures over raw bytes: the body stays unread, and the answer is theirs. */
function addEndpoints(server: FastifyInstance, { endpoints, onTurnedAway }: WebOptions): void {
  for (const { path, platform, listener } of endpoints)
    server.all(path, (request, reply) => {
      reply.hijack()
      reply.raw.once('finish', () => {
        const { statusCode } = reply.raw
        if (statusCode >= 400 && statusCode < 500) onTurnedAway(platform, statusCode)
      })
      listener(request.raw, reply.raw)
    })
}

function addHealth(server: FastifyInstance, isReady: () => boolean): void {
  server.get('/healthz', (_request, reply) => say(reply, 200, 'alive'))
  server.get('/readyz', (_request, reply) =>
    isReady() ? say(reply, 200, 'ready') : say(reply, 503, 'not ready yet, or stopping'),
  )
}

function answerInWords(server: FastifyInstance, log: Logger): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, _payload, done) => done(null))
  server.setNotFoundHandler((_request, reply) =>
    say(reply, 404, 'There is nothing at this address. Usher talks in your chat.'),
  )
  server.setErrorHandler((err: Error & { readonly statusCode?: number }, _request, reply) => {
    const status = err.statusCode ?? 500
    if (status >= 500) log.error({ err }, 'web request failed')
    return say(
      reply,
      status,
      status >= 500 ? 'Usher could not answer this request.' : 'Usher cannot read this request.',
    )
  })
}

const say = (reply: FastifyReply, status: number, sentence: string): FastifyReply =>
  reply.code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`)
