import { readFile } from 'node:fs/promises'
import type { Duplex } from 'node:stream'
import fastify, { type FastifyInstance } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import { bundlePage } from './bundle.ts'
import { addDownloads } from './downloads.ts'
import { LONGEST_MESSAGE_BYTES } from './limits.ts'
import { isOwnHost, isOwnOrigin } from './origin.ts'
import { createSession, type Rig } from './session.ts'

/** The page runs its own script and style, and speaks to nobody else. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

const PAGE = new URL('../page/index.html', import.meta.url)
const EXAMPLE = new URL('../page/example-list.csv', import.meta.url)
const EMOJI = new URL(import.meta.resolve('twemoji-colr-font/twemoji.woff2'))

export type PageServer = { readonly url: URL; close(): Promise<void> }

/** Serves the page, and its socket at `/socket`, to this machine only. */
export async function startPageServer(rig: Rig, at: { host: string; port: number }): Promise<PageServer> {
  const app = fastify({ logger: false, forceCloseConnections: true })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE_BYTES })

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS)
    if (!isOwnHost(request.headers, at.host))
      await reply.code(421).send('The simulator is for this computer only.')
  })
  addFiles(app)
  addDownloads(app, rig.twins)
  app.server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/socket' || !isOwnOrigin(request.headers, at.host)) return refuseUpgrade(socket)
    sockets.handleUpgrade(request, socket, head, (page) => sockets.emit('connection', page, request))
  })
  sockets.on('connection', (page) => serve(rig, page))

  const address = await app.listen({ host: at.host, port: at.port })
  const close = async () => {
    for (const page of sockets.clients) page.terminate()
    await app.close()
  }
  return { url: new URL(address), close }
}

function addFiles(app: FastifyInstance): void {
  // Bundled while the rest starts, so that the first visit does not wait and the start does not either.
  const files = bundlePage()
  files.catch(() => undefined)
  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(await readFile(PAGE)))
  app.get('/example-list.csv', async (_request, reply) =>
    reply.type('text/csv; charset=utf-8').send(await readFile(EXAMPLE)),
  )
  app.get('/emoji.woff2', async (_request, reply) => reply.type('font/woff2').send(await readFile(EMOJI)))
  app.get('/main.js', async (_request, reply) => reply.type('text/javascript').send((await files).script))
  app.get('/main.css', async (_request, reply) => reply.type('text/css').send((await files).style))
}

function serve(rig: Rig, page: WebSocket): void {
  const session = createSession(rig, (news) => page.send(JSON.stringify(news)))
  page.on('message', (bytes: Buffer) => void session.receive(bytes.toString('utf8')))
  page.on('close', () => session.close())
  page.on('error', () => page.terminate())
}

function refuseUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
}
