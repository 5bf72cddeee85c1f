import { chmod, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import type { Logger } from 'pino'
import { impatient } from '../jobs/impatient.ts'
import { type OperatorAnswer, type OperatorAsk, operatorAsk } from './ask.ts'

/** Where the bot that has the SQLite file to itself listens to its operator. */
export const socketIn = (dataDir: string): string => join(dataDir, 'usher.sock')

type Listening = {
  readonly dataDir: string
  readonly answer: (ask: OperatorAsk) => Promise<OperatorAnswer>
  readonly log: Logger
}

/**
 * A door for the operator's own terminal: a file that only the account may open which Usher runs as. Where there can be
 * none, as in a path that is too long for one, Usher runs without.
 */
export async function listenToOperator({
  dataDir,
  answer,
  log,
}: Listening): Promise<{ close(): Promise<void> }> {
  const path = socketIn(dataDir)
  const server = createServer((request, response) => void serve(request, response, { answer, log }))
  try {
    // The store is locked by now, so that one which is there was left by a process that died.
    await rm(path, { force: true })
    await listenPrivately(server, path)
  } catch (err) {
    log.warn({ err }, 'operator cannot be heard')
  }
  return { close: () => close(server) }
}

/** The file has its mode from the moment that it is there. */
async function listenPrivately(server: Server, path: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const before = process.umask(0o177)
  try {
    server.once('error', reject).listen(path, resolve)
  } finally {
    process.umask(before)
  }
  await promise
  await chmod(path, 0o600)
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, log }: Pick<Listening, 'answer' | 'log'>,
): Promise<void> {
  const asked = operatorAsk.safeParse(await json(request).catch(() => undefined))
  if (!asked.success) return say(response, 400, { lines: [UNREADABLE], isGood: false })
  try {
    say(response, 200, await answer(asked.data))
  } catch (err) {
    log.error({ err, asked: asked.data.kind }, 'operator not answered')
    say(response, 500, { lines: [BROKEN], isGood: false })
  }
}

const UNREADABLE = 'The Usher that runs is of another version and does not understand this: start it again.'
const BROKEN = 'Usher could not do that; its log says why.'

function say(response: ServerResponse, status: number, answer: OperatorAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

/** An answer that takes longer is broken off: nobody may keep Usher from ending. */
const CLOSE_MS = 1_000

async function close(server: Server): Promise<void> {
  if (!server.listening) return
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  await impatient(promise, CLOSE_MS)
  server.closeAllConnections()
  await promise
}
