import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { captureLog, expectCleanLog, noteLog, noteSecret, noteSecretsOf } from '../dsl/log.ts'

// The check itself is made after every test, by test/setup.ts.

const UNSEEN = 'a0b1c2d3-key'

test.for<[what: string, line: string]>([
  ['an address', 'asked ann@lighthouse.example'],
  ['an address with its sign encoded', 'DELETE /invites/ann%40lighthouse.example'],
  ['an address of somewhere else', 'asked ann.lee+1@mail.pier.org again'],
  ['an authorization header', '{"authorization":"x"}'],
  ['a credential', 'sent Token 0a1b2c3d4e5f6a7b'],
  ['a token of Slack', 'with xoxb-1-2'],
  ['a token of an app of Slack', 'with xapp-1-2'],
  ['a token of Discord', 'MTIzNDU2Nzg5MDEyMzQ1Njc4.HUSH42.abcdefghijklmnopqrstuvwxyz0'],
  ['a link that finishes something', 'https://api.trieve.example/api/auth?inv_code=1'],
  ['a password of the database', 'postgres://usher:hush@db/usher'],
  ['a response_url', 'https://hooks.slack.com/commands/T1'],
  ['where a file can be read', 'GET /attachments/1/2/a.csv?ex=1&is=2&hm=ab12'],
  ['where a file can be brought', 'https://files.slack.com/upload/v1/ABw'],
  ['what was struck out', '{"to":"[address]","msg":"asked"}'],
])('%s in a line of another process is found', ([, line]) => {
  noteLog()(`${line}\n`)
  expect(expectCleanLog).toThrow('The log is not clean')
  expect(expectCleanLog).not.toThrow()
})

test.for<[what: string, bindings: object]>([
  ['an address', { note: 'asked ann@lighthouse.example' }],
  ['an address in the cause of an error', { err: new Error('no', { cause: new Error('ann@pier.org') }) }],
  ['a field with a name that tells', { email: 'ann' }],
  ['a secret', { note: `opens with ${UNSEEN}` }],
])('%s in a line of ours is found', ([, bindings]) => {
  noteSecret(UNSEEN, 'a secret')
  captureLog().logger.info(bindings, 'planted')
  expect(expectCleanLog).toThrow('is in a line about planted')
})

test('a secret of the environment is found, and is not repeated', () => {
  noteSecretsOf({ DEEPGRAM_API_KEY: 'dg-hush', USHER_TEAM_NAME: 'Lighthouse' })
  captureLog().logger.info('Lighthouse is open')
  expect(expectCleanLog).not.toThrow()
  captureLog().logger.trace({ note: 'with dg-hush' }, 'opened')
  expect(expectCleanLog).toThrow(/^The log is not clean:\nDEEPGRAM_API_KEY is in a line about opened$/)
})

test.fails('a test fails by what it logged alone', () => {
  captureLog().logger.info({ note: 'asked ann@lighthouse.example' }, 'planted')
})

test('ids, words and places in the code are clean', () => {
  const { logger } = captureLog()
  logger.warn({ invitation: '0f3c', err: new Error('Diga is unavailable: answered 503') }, 'effect put off')
  logger.info({ url: 'http://127.0.0.1:3000/healthz', actor: 'slack:T1/U1' }, 'authorization is refused')
  noteLog()(
    'SLACK_BOT_TOKEN must begin with xoxb-. DATABASE_URL must look like postgres://usher@db.example/usher.\n',
  )
  expect(expectCleanLog).not.toThrow()
})

/** Where a logger is what the test is about, where the shared one is made, and a program of its own that no test starts. */
const MAKERS = [
  'test/log.test.ts',
  'test/dsl/log.ts',
  'test/house/clean-log.test.ts',
  'test/bench/effects/process.ts',
]

test('every logger of the tests is one that is looked at', async () => {
  const others: string[] = []
  for await (const path of glob('test/**/*.{ts,tsx}'))
    if (!MAKERS.includes(path) && /\b(?:createLog|pino)\(/.test(await readFile(path, 'utf8')))
      others.push(path)
  expect(others).toEqual([])
})
