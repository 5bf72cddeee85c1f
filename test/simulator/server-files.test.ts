import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import { type PageServer, startPageServer } from '../../src/simulator/server/server.ts'
import { CannotDo, type GivenFile, type Twin } from '../../src/simulator/twin.ts'
import { createFakeHome } from './fake-home.ts'
import { createFakeTwin, type FakeTwin } from './fake-twin.ts'

const NO_MAIL = { of: () => [], onChange: () => () => undefined }
const slack = createFakeTwin('slack')
const discord = createFakeTwin('discord')
const brokenFiles: Twin['files'] = {
  ...discord.twin.files,
  read: async (_person, id) => {
    throw id === 'gone' ? new CannotDo('This file was deleted.') : new Error('token=xoxb-1')
  },
}

let server: PageServer
beforeAll(async () => {
  const twins = { slack: slack.twin, discord: { ...discord.twin, files: brokenFiles } }
  server = await startPageServer(
    { twins, clock: createManualClock(new Date(0)), home: createFakeHome().home, inboxes: NO_MAIL },
    { host: '127.0.0.1', port: 0 },
  )
})
afterAll(() => server.close())

const asked = (query: string) => fetch(new URL(`/file?${query}`, server.url))

describe('a file that is downloaded', () => {
  it('is what this person gets, to be saved and never shown', async () => {
    const response = await asked('platform=slack&person=ann&id=F1')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('F1 of ann')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toBe('attachment')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each<[string, string, number, string]>([
    ['says why it is not there', 'platform=discord&person=ann&id=gone', 404, 'This file was deleted.'],
    [
      'says nothing of the cause',
      'platform=discord&person=ann&id=broken',
      500,
      'The simulator could not do that. Reload the page and try again.',
    ],
    [
      'has to be of a platform',
      'platform=teams&person=ann&id=F1',
      400,
      'The simulator did not understand this page.',
    ],
    ['has to have an id', 'platform=slack&person=ann', 400, 'The simulator did not understand this page.'],
  ])('%s', async (_what, query, status, sentence) => {
    const response = await asked(query)
    expect([response.status, await response.text()]).toEqual([status, sentence])
  })
})

describe('a file that is given', () => {
  const content = new Uint8Array(5_000_001).fill(200)
  const file = { name: 'people.csv', content: Buffer.from(content).toString('base64') }

  it.each<[string, object]>([
    ['with a command', { kind: 'says', channel: 'C1', text: '/team bulk file:people.csv', files: [file] }],
    ['in a form', { kind: 'submits', form: 'V1', values: {}, files: { list: file } }],
  ])('arrives byte for byte %s, also where the bot will find it too large', async (_how, act) => {
    const socket = new WebSocket(`ws://${server.url.host}/socket`, { origin: server.url.origin })
    await once(socket, 'open')
    socket.send(JSON.stringify({ kind: 'act', id: 1, platform: 'slack', person: 'ann', act }))
    const heard: unknown[] = await once(socket, 'message')
    expect(JSON.parse(String(heard[0]))).toEqual({ kind: 'done', id: 1, options: [] })
    const arrived = givenTo(slack)
    expect(arrived?.name).toBe('people.csv')
    expect(Buffer.from(arrived?.content ?? []).equals(content)).toBe(true)
    socket.close()
  })
})

function givenTo({ acts }: FakeTwin): GivenFile | undefined {
  const act = acts.at(-1)
  if (act?.kind === 'says') return act.files?.[0]
  return act?.kind === 'submits' ? act.files?.['list'] : undefined
}
