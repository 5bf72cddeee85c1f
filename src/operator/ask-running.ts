import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { type OperatorAnswer, type OperatorAsk, operatorAnswer } from './ask.ts'
import { socketIn } from './socket.ts'

/** Asks the bot that runs on this data; undefined where none does. Throws a sentence where it breaks off. */
export async function askRunning(dataDir: string, ask: OperatorAsk): Promise<OperatorAnswer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<OperatorAnswer | undefined>()
  const fail = (cause: unknown) => reject(new Error(BROKEN_OFF, { cause }))
  const to = { socketPath: socketIn(dataDir), method: 'POST', agent: false }
  const call = request(to, (response) => {
    json(response)
      .then((answer) => resolve(operatorAnswer.parse(answer)))
      .catch(fail)
  })
  call.on('error', (error: NodeJS.ErrnoException) =>
    NOBODY.has(error.code) ? resolve(undefined) : fail(error),
  )
  call.end(JSON.stringify(ask))
  return promise
}

const BROKEN_OFF = 'The Usher that runs did not finish its answer: see whether it still runs, and ask again.'

/** No such file, or one that was left by a process that died. */
const NOBODY: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ECONNREFUSED'])
