import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import type { OperatorAnswer, OperatorAsk } from '../../src/operator/ask.ts'
import { askRunning } from '../../src/operator/ask-running.ts'
import { listenToOperator, socketIn } from '../../src/operator/socket.ts'
import { captureLog } from '../dsl/log.ts'

async function makeFolder(name = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `usher-socket-${name}`))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

const LIST: OperatorAsk = { kind: 'effects', isJson: false }

const echo = async (ask: OperatorAsk): Promise<OperatorAnswer> => ({ lines: [ask.kind], isGood: true })

async function listen(dataDir: string, answer = echo) {
  const log = captureLog()
  const ear = await listenToOperator({ dataDir, answer, log: log.logger })
  onTestFinished(() => ear.close())
  return { ear, log }
}

test('it is asked by nobody but the account that it runs as, and only while it runs', async () => {
  const dataDir = await makeFolder()
  expect(await askRunning(dataDir, LIST)).toBeUndefined()
  const { ear } = await listen(dataDir)
  expect((await stat(socketIn(dataDir))).mode & 0o777).toBe(0o600)
  expect(await askRunning(dataDir, LIST)).toEqual({ lines: ['effects'], isGood: true })
  await ear.close()
  expect(await askRunning(dataDir, LIST)).toBeUndefined()
})

test('what a process left that died is no obstacle', async () => {
  const dataDir = await makeFolder()
  await writeFile(socketIn(dataDir), '')
  expect(await askRunning(dataDir, LIST)).toBeUndefined()
  await listen(dataDir)
  expect(await askRunning(dataDir, LIST)).toMatchObject({ isGood: true })
})

test('where there can be no such file, Usher runs without, and says so in its log', async () => {
  const { log } = await listen(await makeFolder('x'.repeat(120)))
  expect(log.text()).toContain('operator cannot be heard')
})

test('a bot that dies in the middle of an answer is told from one that is not there', async () => {
  const dataDir = await makeFolder()
  const server = createServer((asked) => asked.socket.destroy()).listen(socketIn(dataDir))
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  await expect(askRunning(dataDir, LIST)).rejects.toThrow('did not finish its answer')
})

test('nobody who asks for something long, or says nothing, keeps the bot from ending', async () => {
  const dataDir = await makeFolder()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { ear } = await listen(dataDir, async (ask) => {
    begin()
    await new Promise(() => undefined)
    return echo(ask)
  })
  const silent = connect(socketIn(dataDir)).on('error', () => undefined)
  onTestFinished(() => void silent.destroy())
  silent.write('POST / HTTP/1.1\r\n')
  const asked = askRunning(dataDir, LIST)
  asked.catch(() => undefined)
  await begun
  await ear.close()
  await expect(asked).rejects.toThrow('did not finish its answer')
})

test('what goes wrong is a sentence here, and the rest is in the log', async () => {
  const dataDir = await makeFolder()
  const { log } = await listen(dataDir, () => Promise.reject(new Error('of ann')))
  expect(await askRunning(dataDir, LIST)).toEqual({
    lines: ['Usher could not do that; its log says why.'],
    isGood: false,
  })
  expect(log.text()).toContain('operator not answered')
})

test.each(['', '{', '{"kind":"dance"}', '{"kind":"effects","isJson":"yes"}'])(
  'what it cannot read it does not do: %s',
  async (body) => {
    const dataDir = await makeFolder()
    await listen(dataDir)
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const call = request({ socketPath: socketIn(dataDir), method: 'POST', agent: false }, (response) => {
      resolve(json(response))
    })
    call.end(body)
    expect(await promise).toMatchObject({ isGood: false })
  },
)
