import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { Agent, setGlobalDispatcher } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRequest } from '../../../src/platforms/discord/make-request.ts'

const server = createServer((request, response) => {
  void text(request).then((body) => {
    response.end(`${request.headers['content-type']}\n${body}`)
  })
})

/** What arrived. */
async function sent(body: FormData | string): Promise<string> {
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('not listening')
  const response = await makeRequest(`http://127.0.0.1:${address.port}/`, {
    method: 'POST',
    headers: { authorization: 'Bot' },
    body,
  })
  return response.text()
}

beforeAll(async () => {
  // As a backend does that calls its vendor: another copy of the same client.
  setGlobalDispatcher(new Agent())
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => void server.close())

test('a form with a file arrives, whatever copy of the client has the say', async () => {
  const form = new FormData()
  form.append('files[0]', new Blob(['email\nana@x.example']), 'crew.csv')
  const arrived = await sent(form)
  expect(arrived).toContain('multipart/form-data; boundary=')
  expect(arrived).toContain('ana@x.example')
})

test('everything else goes as it is', async () => {
  expect(await sent('{"a":1}')).toContain('{"a":1}')
})
