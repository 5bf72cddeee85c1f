import { describe, expect, test } from 'vitest'
import { acme, problemsOf } from './teams-file.ts'

const BEGIN = 'write teams: and below it one entry for each team, beginning with -.'
const NO_ALIAS =
  'holds an anchor or alias (& or *), which is not read here: write the value out, or put it in quotes.'

describe('one sentence per problem with the file, with line and key', () => {
  test.for<[title: string, text: string, ...sentences: string[]]>([
    [
      'a key twice',
      `${acme({})}    name: Pier\n`,
      'line 3, teams[0].name: is there more than once, in lines 3, 7: keep one.',
    ],
    [
      'teams twice',
      `${acme({})}teams: []\n`,
      'line 1, teams: is there more than once, in lines 1, 7: keep one.',
    ],
    [
      'a team that is a word',
      'teams:\n  - docs\n',
      'line 2, teams[0]: must be keys with values, such as id: docs.',
    ],
    [
      'teams that are no list',
      'teams:\n  docs: 1\n',
      'line 1, teams: must be a list: every team begins with -.',
    ],
    ['no team', 'teams: []\n', 'line 1, teams: names no team: write one entry for each, beginning with -.'],
    ['a list for a map', '- id: docs\n', `line 1: holds no keys: ${BEGIN}`],
    ['a word', 'docs', `line 1: holds no keys: ${BEGIN}`],
    ['nothing', '', `line 1: is empty: ${BEGIN}`],
    ['nothing but a comment', '# teams\n', `line 1: is empty: ${BEGIN}`],
    [
      'a slip in the only word',
      'team: []\n',
      `line 1, teams: is missing: ${BEGIN}`,
      'line 1, team: is not known: did you mean teams?',
    ],
    [
      'more than teams',
      `${acme({})}owners: ann\n`,
      'line 7, owners: is not known: only teams stands at the margin.',
    ],
    [
      'an alias',
      acme({ name: '&x Docs', defaultRole: '*x' }),
      `line 3, teams[0].name: ${NO_ALIAS}`,
      `line 7, teams[0].defaultRole: ${NO_ALIAS}`,
    ],
    ['an alias of nothing', acme({ name: '*Docs*' }), `line 3, teams[0].name: ${NO_ALIAS}`],
    [
      'a merge',
      `x: &x { id: a }\n${acme({ '<<': '*x' })}`,
      `line 1, x: ${NO_ALIAS}`,
      `line 8, teams[0].…: ${NO_ALIAS}`,
    ],
    [
      'a tag',
      acme({ name: '!!binary aGk=' }),
      'line 3, teams[0].name: holds a tag (!), which is not read here: put the value in quotes.',
    ],
    ['a tab', 'teams:\n\t- id: docs\n', 'line 2: begins with a tab: indent with spaces.'],
    [
      'a second colon',
      acme({ name: 'Docs: sec-ret' }),
      'line 3: has a second colon: put the value in quotes.',
    ],
    [
      'an @',
      acme({ apiKeyFrom: '@sec-ret' }),
      'line 5: begins with a sign that YAML keeps for itself: put the value in quotes.',
    ],
    ['two documents', `${acme({})}---\n${acme({})}`, 'line 7: begins a second document: take --- out.'],
    [
      'an open bracket',
      'teams: [\n',
      'line 2: is not indented as YAML wants it: what belongs together stands exactly below each other, and a bracket that is opened is closed.',
    ],
    [
      'a line between two depths',
      'teams:\n  - id: a\n   name: b\n',
      'line 3: misses a sign, here or above: a closing quote, a colon after a key, or a - before an entry.',
    ],
    [
      'a bracket from nowhere',
      'teams: []\n}\n',
      'line 2: this line cannot be read as YAML: look for a bracket, quote or colon too many or too few, here and above.',
    ],
    ['endless depths', `teams: ${'['.repeat(100_000)}`, 'line 1: is nested too deeply to be read.'],
    [
      'depths that can still be read',
      `${acme({})}x: ${'{a: '.repeat(50)}${'}'.repeat(50)}`,
      `line 7, x${'.a'.repeat(10)}: is nested too deeply to be read.`,
      'line 7, x: is not known: only teams stands at the margin.',
    ],
  ])('%s', ([, text, ...sentences]) => {
    const problems = problemsOf(text)
    expect(problems).toEqual(sentences.map((sentence) => `teams.yaml, ${sentence}`))
    expect(problems.join('\n')).not.toMatch(/sec-ret|deadbeef/i)
  })

  test('an alias of aliases of aliases costs nothing', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)
    const problems = problemsOf(`a0: &a0 [x]\n${lines.join('\n')}\n${acme({})}`)
    expect(problems.length).toBeGreaterThan(40)
  })
})
