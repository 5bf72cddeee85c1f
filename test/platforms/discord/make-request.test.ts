import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { REST, type RequestData } from 'discord.js'
import { Agent, setGlobalDispatcher } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { makeRequest } from '../../../src/platforms/discord/make-request.ts'

const server = createServer((request, response) => {
  void text(request).then((body) => {
    response.end(`${request.headers['content-type']}\n${body}`)
  })
})

/** What arrived. */
async function sent(data: RequestData): Promise<string> {
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('not listening')
  const rest = new REST({ api: `http://127.0.0.1:${address.port}`, makeRequest, retries: 0 })
  const answer = await rest.post('/files', { auth: false, ...data })
  return Buffer.from(z.instanceof(ArrayBuffer).parse(answer)).toString()
}

beforeAll(async () => {
  // As a backend does that calls its vendor: another copy of the same client.
  setGlobalDispatcher(new Agent())
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => void server.close())

test('a form with a file arrives, whatever copy of the client has the say', async () => {
  const arrived = await sent({ files: [{ name: 'crew.csv', data: 'email\nana@x.example' }], body: {} })
  expect(arrived).toContain('multipart/form-data; boundary=')
  expect(arrived).toContain('ana@x.example')
})

test('everything else goes as it is', async () => {
  expect(await sent({ body: { a: 1 } })).toContain('{"a":1}')
})
