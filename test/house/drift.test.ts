import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { generatedFiles } from '../../src/cli/generated-files.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { variables } from '../../src/config/variables.ts'

const read = (path: string) => readFileSync(path, 'utf8')

test.for(generatedFiles)('$path is what src/commands.ts says (npm run manifests)', ({ path, write }) => {
  const now = read(path)
  expect(now).toBe(write(now))
})

describe('every variable is documented', () => {
  const names = Object.keys(variables.shape).toSorted()

  test('.env.example has each once, and its own comment', () => {
    const text = read('.env.example')
    const set = text.split('\n').flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? [])
    expect(set.toSorted()).toEqual(names)
    const uncommented = text
      .split('\n')
      .filter((line, at, lines) => /^[A-Z]/.test(line) && !lines[at - 1]?.startsWith('#'))
    expect(uncommented).toEqual([])
  })

  test('.env.example changes nothing as it stands', () => {
    expect(parseConfig(parseEnv(read('.env.example')))).toEqual(parseConfig({}))
  })

  test("the README's table has each once, and no other", () => {
    const [, settings = ''] = read('README.md').split('### Settings')
    const table = settings.split('\n').filter((line) => line.startsWith('| '))
    const named = table.flatMap((line) => line.match(/`[A-Z_]+`/g) ?? []).map((name) => name.slice(1, -1))
    expect(named.toSorted()).toEqual(names)
  })
})

test('every version is exact', () => {
  const manifest: unknown = JSON.parse(read('package.json'))
  expect(manifest).toMatchObject({ license: 'MIT' })
  const loose = read('package.json').match(/"[^"]+": "(?:[\^~*]|latest|>|<)[^"]*"/g) ?? []
  expect(loose).toEqual(['"node": ">=24"'])
})
