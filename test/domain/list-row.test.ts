import { describe, expect, test } from 'vitest'
import type { Columns } from '../../src/domain/list-headings.ts'
import { entriesOfRow } from '../../src/domain/list-row.ts'

const COLUMNS: Columns = ['name', 'email', undefined, 'note', 'role']

const read = (...cells: readonly string[]) => entriesOfRow(COLUMNS, { line: 7, cells })

describe('a row', () => {
  test('says who it is, and what is meant for them', () => {
    expect(read('Ana  Silva', 'ana@x.example', 'ignored', 'See you\non Monday', 'admin')).toEqual([
      {
        line: 7,
        kind: 'email',
        email: 'ana@x.example',
        typed: 'ana@x.example',
        name: 'Ana Silva',
        note: 'See you on Monday',
        role: 'admin',
      },
    ])
  })

  test('takes the name that comes with the address where no cell has one', () => {
    expect(read('', 'Ana <ana@x.example>', '', '', '')).toMatchObject([{ name: 'Ana' }])
    expect(read('Ana Silva', 'Ana <ana@x.example>', '', '', '')).toMatchObject([{ name: 'Ana Silva' }])
  })

  test('may name several', () => {
    expect(read('', 'ana@x.example; <@U1>', '', '', 'admin')).toMatchObject([
      { kind: 'email', role: 'admin' },
      { kind: 'mention', role: 'admin' },
    ])
  })

  test.each([
    ['fewer cells', ['Ana', 'ana@x.example'], 'Ana ana@x.example'],
    ['more cells', ['Ana', 'ana@x.example', '', '', '', 'x'], 'Ana ana@x.example x'],
    ['something else between them', ['Ana;ana@x.example;;;'], 'Ana;ana@x.example;;;'],
  ])('with %s than the first line is not guessed at', (_what, cells, typed) => {
    expect(read(...cells)).toEqual([{ line: 7, kind: 'unreadable', problem: 'other_columns', typed }])
  })

  test('may end in empty cells', () => {
    expect(read('', 'ana@x.example', '', '', '', ' ', '')).toMatchObject([{ kind: 'email' }])
  })

  test.each([
    [300, 'email', 300],
    [301, 'unreadable', 301],
    [9000, 'unreadable', 1000],
  ])('with a note of %i characters is %s, and %i are kept', (length, kind, kept) => {
    expect(read('Ana', 'ana@x.example', '', 'n'.repeat(length), '')).toMatchObject([
      { kind, typed: 'ana@x.example', name: 'Ana', note: 'n'.repeat(kept) },
    ])
  })

  test('that names nobody says so', () => {
    expect(read('Ana', '', '', '', '')).toMatchObject([{ problem: 'nobody', name: 'Ana' }])
  })
})
