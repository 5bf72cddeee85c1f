import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { kinds } from './kinds.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-teams-'))
})

afterAll(() => rm(folder, { recursive: true }))

const TEAM = 'teams:\n  - { id: docs, name: Döcs, backend: house }\n'

async function readFrom(content: string | Uint8Array) {
  const path = join(folder, 'teams.yaml')
  await writeFile(path, content)
  return readConfig({ USHER_TEAMS_FILE: ` ${path} ` }, kinds)
}

test('without a file the variables are enough', async () => {
  expect(await readConfig({ USHER_TEAMS_FILE: '' }, kinds)).toMatchObject({
    config: { teams: [{ id: 'main' }] },
  })
})

test.for([
  ['as it is', TEAM],
  ['with a byte order mark', `\uFEFF${TEAM}`],
] as const)('the file is read %s', async ([, content]) => {
  expect(await readFrom(content)).toMatchObject({ config: { teams: [{ id: 'docs', name: 'Döcs' }] } })
})

test('what is wrong in it is told with its path', async () => {
  const problems = [
    `${join(folder, 'teams.yaml')}, line 1, teams: names no team: write one entry for each, beginning with -.`,
  ]
  expect(await readFrom('teams: []')).toEqual({ kind: 'problems', problems })
})

const NOT_UTF_8 = 'USHER_TEAMS_FILE names a file that is not UTF-8 text: save it as UTF-8.'

test.for([
  ['Latin-1', Buffer.from(TEAM, 'latin1')],
  ['UTF-16, as Windows writes it', Buffer.from(`\uFEFF${TEAM}`, 'utf16le')],
] as const)('%s is no UTF-8', async ([, content]) => {
  expect(await readFrom(content)).toEqual({ kind: 'problems', problems: [NOT_UTF_8] })
})

test('a file that is far too big is not read', async () => {
  const path = join(folder, 'big.yaml')
  await writeFile(path, '')
  await truncate(path, 1024 * 1024 + 1)
  expect(await readConfig({ USHER_TEAMS_FILE: path }, kinds)).toEqual({
    kind: 'problems',
    problems: [
      'USHER_TEAMS_FILE names a file of more than 1 MB, which no list of teams is: name the YAML file.',
    ],
  })
})

test.for(['/dev/zero', tmpdir()])('%s is no file', async (path) => {
  expect(await readConfig({ USHER_TEAMS_FILE: path }, kinds)).toEqual({
    kind: 'problems',
    problems: [
      'USHER_TEAMS_FILE names something that is no file, such as a directory: name the YAML file itself.',
    ],
  })
})

test('a file that is not there is told beside everything else', async () => {
  const path = join(folder, 'elsewhere.yaml')
  expect(await readConfig({ USHER_TEAMS_FILE: path, PORT: 'x', USHER_BACKEND: 'acme' }, kinds)).toEqual({
    kind: 'problems',
    problems: [
      'PORT must be a whole number from 0 to 65535.',
      'USHER_TEAMS_FILE is set, and beside it USHER_BACKEND: take those out, because each team of the file says for itself what they would say.',
      `USHER_TEAMS_FILE names a file that is not there, ${path}: a path that does not begin with / counts from where Usher is started.`,
    ],
  })
})

test('a path that no file can have', async () => {
  const [problem, ...more] = problemsOf(await readConfig({ USHER_TEAMS_FILE: 'x'.repeat(300) }, kinds))
  expect(more).toEqual([])
  expect(problem).toMatch(/^USHER_TEAMS_FILE names a file that cannot be read \(ENAMETOOLONG\), .*\.$/)
})

const problemsOf = (parsed: Awaited<ReturnType<typeof readConfig>>): readonly string[] =>
  parsed.kind === 'problems' ? parsed.problems : []
