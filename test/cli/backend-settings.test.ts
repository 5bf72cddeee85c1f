import { expect, test } from 'vitest'
import { backendList, backendVariables, teamsExample } from '../../src/cli/backend-settings.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { kinds } from '../config/kinds.ts'

test('what there is to choose, each with a link to its section', () => {
  expect(backendList(kinds)).toMatchInlineSnapshot(`
    "- [House](docs/backends.md#house): \`house\`
    - [Acme](docs/backends.md#acme): \`acme\`
    - [Guild](docs/backends.md#guild): \`guild\`"
  `)
})

test('every variable with what it is and what it is by default', () => {
  expect(backendVariables(kinds)).toMatchInlineSnapshot(`
    "# House: USHER_BACKEND=house, nothing more

    # Acme: USHER_BACKEND=acme
    # An API key of an admin, from Settings, API Keys. Needed.
    ACME_API_KEY=
    # The project's id, from its address. Needed.
    ACME_PROJECT_ID=
    # Another region. Default: https://api.acme.example.
    ACME_API_URL=https://api.acme.example

    # Guild: USHER_BACKEND=guild
    # A token of the one hall it opens. Needed.
    GUILD_TOKEN=
    # A motto. Default: none.
    GUILD_MOTTO="
  `)
})

test('a long description goes on in the next line', () => {
  const wordy = kinds.map((kind) => ({
    ...kind,
    settings: kind.settings.map((spec) => ({ ...spec, description: 'word '.repeat(60).trim() })),
  }))
  const lines = backendVariables(wordy)
    .split('\n')
    .filter((line) => line !== '')
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120)
  expect(lines.filter((line) => !/^(?:#|[A-Z_]+=)/.test(line))).toEqual([])
})

test('the example of a team file is one, also where no backend takes a secret', () => {
  const page = { USHER_PUBLIC_URL: 'https://usher.example', USHER_SECRET_KEY: 'k'.repeat(43) }
  for (const some of [kinds, kinds.slice(0, 1)]) {
    const text = teamsExample(some).replaceAll(/```\w*/g, '')
    const parsed = parseConfig(
      { ...page, ACME_API_KEY: 'k3y-0f-ann', LIGHTHOUSE_CLIENT_SECRET: 'k3y-0f-ush3r' },
      { kinds: some, teamsFile: { path: 'README.md', text } },
    )
    expect(parsed).toMatchObject({
      kind: 'ok',
      config: { teams: [{ backend: some[1]?.facts.name ?? 'house' }, { backend: 'house' }] },
    })
  }
})
