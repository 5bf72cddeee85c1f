import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { backends } from '../../src/backends/backends.ts'
import { generatedFiles } from '../../src/cli/generated-files.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { TEAM_VARIABLES } from '../../src/config/teams/team-of-environment.ts'
import { variables } from '../../src/config/variables.ts'

const read = (path: string) => readFileSync(path, 'utf8')

test.for(generatedFiles)(
  '$path is what src/commands.ts and src/backends/backends.ts say (npm run manifests)',
  ({ path, write }) => {
    const now = read(path)
    expect(now).toBe(write(now))
  },
)

describe('every variable is documented', () => {
  const ofUsher = [...Object.keys(variables.shape), ...Object.values(TEAM_VARIABLES)].toSorted()
  const ofBackends = backends.flatMap(({ settings }) => settings.map(({ variable }) => variable)).toSorted()

  test('.env.example has each once, and its own comment', () => {
    const text = read('.env.example')
    const set = text.split('\n').flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? [])
    expect(set.toSorted()).toEqual([...ofUsher, ...ofBackends].toSorted())
    const uncommented = text
      .split('\n')
      .filter((line, at, lines) => /^[A-Z]/.test(line) && !lines[at - 1]?.startsWith('#'))
    expect(uncommented).toEqual([])
  })

  test('.env.example changes nothing as it stands', () => {
    const nothing = parseConfig({}, { kinds: backends })
    expect(nothing.kind).toBe('ok')
    expect(parseConfig(parseEnv(read('.env.example')), { kinds: backends })).toEqual(nothing)
  })

  test("the README's table has each of Usher's once, and no other", () => {
    const [, settings = ''] = read('README.md').split('### Settings')
    expect(variablesIn(settings)).toEqual(ofUsher)
  })

  test('docs/backends.md has each of a backend once, and no other', () => {
    expect(variablesIn(read('docs/backends.md'))).toEqual(ofBackends)
  })
})

/** Of the tables alone. */
const variablesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => line.match(/`[A-Z_]+`/g) ?? [])
    .map((name) => name.slice(1, -1))
    .toSorted()

test("the README's team file is read, with every variable it names", () => {
  const [, text = ''] = /```yaml\n([^`]*)```/.exec(read('README.md')) ?? []
  const secrets = [...text.matchAll(/From: (\w+)/g)].map(([, name = '']) => [name, 'k3y-0f-ann'] as const)
  const teamsFile = { path: 'README.md', text }
  const page = { USHER_PUBLIC_URL: 'https://usher.example', USHER_SECRET_KEY: 'k'.repeat(43) }
  const parsed = parseConfig({ ...page, ...Object.fromEntries(secrets) }, { kinds: backends, teamsFile })
  expect(parsed).toMatchObject({ kind: 'ok', config: { teams: [{ id: 'docs' }, { id: 'crew' }] } })
})

test('every version is exact', () => {
  const manifest: unknown = JSON.parse(read('package.json'))
  expect(manifest).toMatchObject({ license: 'MIT' })
  const loose = read('package.json').match(/"[^"]+": "(?:[\^~*]|latest|>|<)[^"]*"/g) ?? []
  expect(loose).toEqual(['"node": ">=24"'])
})
