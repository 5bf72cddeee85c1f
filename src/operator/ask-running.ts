import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { type OperatorAnswer, type OperatorAsk, operatorAnswer } from './ask.ts'
import { socketIn } from './socket.ts'

/** Asks the bot that runs on this data; undefined where none does. */
export async function askRunning(dataDir: string, ask: OperatorAsk): Promise<OperatorAnswer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<OperatorAnswer | undefined>()
  const call = request({ socketPath: socketIn(dataDir), method: 'POST', path: '/' }, (response) => {
    json(response)
      .then((answer) => resolve(operatorAnswer.parse(answer)))
      .catch(reject)
  })
  call.on('error', (error: NodeJS.ErrnoException) =>
    NOBODY.has(error.code) ? resolve(undefined) : reject(error),
  )
  call.end(JSON.stringify(ask))
  return promise
}

/** No such file, or one that was left by a process that died. */
const NOBODY: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ECONNREFUSED'])
