import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Ended, type Environment, makeFolder, runToItsEnd } from './program.ts'
import { startTwins } from './twins.ts'

const whatIsWrong: [title: string, env: Environment, ...names: string[]][] = [
  ['a database that is no PostgreSQL', { DATABASE_URL: 'mysql://u:secret-4@h/db' }, 'DATABASE_URL'],
  ['a host that is not here', { HOST: '192.0.2.1' }, 'HOST'],
  [
    'several at once',
    { PORT: '70000', LOG_LEVEL: 'loud', DISCORD_TOKEN: 'secret.of.discord', USHER_OWNERS: 'ann' },
    'PORT',
    'USHER_OWNERS',
    'LOG_LEVEL',
    'DISCORD_APP_ID',
  ],
]

test.each(whatIsWrong)('%s is a sentence, and code 1', async (_title, env, ...names) => {
  expectSentences(await runToItsEnd({ LOG_LEVEL: 'silent', ...env }), names)
})

test('a team file: all that is wrong in it, by line', async () => {
  const cwd = await makeFolder()
  const team = '  - id: docs\n    name: Docs\n    backend: embedded\n'
  await writeFile(
    join(cwd, 'teams.yaml'),
    `teams:\n${team}    invitationDays: secret\n${team}    pass: secret\n`,
  )
  const ended = await runToItsEnd({ USHER_TEAMS_FILE: 'teams.yaml', PORT: 'secret' }, cwd)
  expectSentences(ended, ['PORT', 'line 5', 'line 6', 'line 7', 'line 9'])
})

test('a port that is taken', async () => {
  const port = await takePort()
  expectSentences(await runToItsEnd({ PORT: port }), ['PORT'])
})

test('a folder for data that cannot be made', async () => {
  const cwd = await makeFolder()
  await writeFile(join(cwd, 'file'), '')
  expectSentences(await runToItsEnd({ USHER_DATA_DIR: 'file/data' }, cwd), ['USHER_DATA_DIR'])
})

test('a file of data that is none', async () => {
  const letter = await makeFolder()
  await mkdir(join(letter, 'simulator'))
  await writeFile(join(letter, 'simulator/usher.db'), 'This is not a database, it is a letter.'.repeat(100))
  expectSentences(await runToItsEnd({ USHER_DATA_DIR: letter }), ['USHER_DATA_DIR'])

  const folder = await makeFolder()
  await mkdir(join(folder, 'simulator/usher.db'), { recursive: true })
  expectSentences(await runToItsEnd({ USHER_DATA_DIR: folder }), ['USHER_DATA_DIR'])
})

test('a database that nobody answers for', async () => {
  const port = await takePort()
  const live = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', USHER_OWNERS: 'slack:T1/U1' }
  const shut = { ...live, DATABASE_URL: 'postgres://usher:secret-5@127.0.0.1:1/usher' }
  expectSentences(await runToItsEnd(shut), ['DATABASE_URL'])
  const wrong = { ...live, DATABASE_URL: `postgres://usher:secret-5@127.0.0.1:${port}/usher` }
  expectSentences(await runToItsEnd(wrong), ['DATABASE_URL'])
})

test('tokens that the platforms refuse', async () => {
  const { simulator } = await startTwins()
  const good = simulator.environment
  const refused: readonly (readonly [string, string])[] = [
    ['SLACK_BOT_TOKEN', 'xoxb-secret-6'],
    ['SLACK_APP_TOKEN', 'xapp-secret-7'],
    ['DISCORD_TOKEN', 'secret.of.discord'],
    ['DISCORD_APP_ID', '123456789012345678'],
  ]
  for (const [name, value] of refused)
    expectSentences(await runToItsEnd({ ...good, LOG_LEVEL: 'silent', [name]: value }), [name])

  const both = { SLACK_BOT_TOKEN: 'xoxb-secret-6', DISCORD_TOKEN: 'secret.of.discord' }
  expectSentences(await runToItsEnd({ ...good, LOG_LEVEL: 'silent', ...both }), Object.keys(both))
})

test('a platform that nobody answers for', async () => {
  const { simulator } = await startTwins()
  const away = 'http://127.0.0.1:1/api'
  for (const name of ['SLACK_API_URL', 'DISCORD_API_URL'])
    expectSentences(await runToItsEnd({ ...simulator.environment, LOG_LEVEL: 'silent', [name]: away }), [
      name,
    ])
})

/** One line per problem, each with the name of its variable and a way out; no stack, and no secret repeated. */
function expectSentences({ code, stdout, stderr }: Ended, names: readonly string[]): void {
  const lines = stderr.trimEnd().split('\n')
  expect({ code, stdout, lines: lines.length }).toEqual({ code: 1, stdout: '', lines: names.length })
  for (const [index, name] of names.entries())
    expect(lines[index]).toMatch(new RegExp(`^(?=.*\\b${name}\\b).{30,}\\.$`))
  expect(stderr).not.toMatch(/^ +at |secret/m)
}

async function takePort(): Promise<string> {
  const server = createServer((_request, response) => void response.writeHead(404).end())
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return String(address.port)
}
