import { describe, expect, test } from 'vitest'
import { bulkInput, bulkSubject } from '../src/bulk-inputs.ts'

const FILE = { name: 'crew.csv', bytes: 12, handle: 'F1' }
const NOBODY = { actors: [], emails: [], unreadable: [] }

describe('what comes with a list', () => {
  test.for<[title: string, given: object, read: object]>([
    ['nothing, by the bare command', {}, { actors: [] }],
    ['a form that was left empty', { who: NOBODY, list: '  ', role: '', note: ' ' }, { actors: [] }],
    [
      'all of it',
      { who: { ...NOBODY, actors: ['T1/U1'] }, list: ' a@x.example ', file: FILE, role: 'admin', note: 'Hi' },
      { actors: ['T1/U1'], list: 'a@x.example', file: FILE, role: 'admin', note: 'Hi' },
    ],
    [
      'a file whose name would turn the line around, or break it',
      { file: { ...FILE, name: ' crew\u202Evsc.\n\u0007exe ' } },
      { actors: [], file: { ...FILE, name: 'crewvsc. exe' } },
    ],
    [
      'a file whose name nobody sees',
      { file: { ...FILE, name: '\u202E\n' } },
      { actors: [], file: { ...FILE, name: '…' } },
    ],
    [
      'a file whose name is as long as a page',
      { file: { ...FILE, name: `${'x'.repeat(199)}😀.csv` } },
      { actors: [], file: { ...FILE, name: 'x'.repeat(199) } },
    ],
    ['what no database keeps', { list: 'a@x.example\0' }, { actors: [], list: 'a@x.example' }],
  ])('%s', ([, given, read]) => {
    expect(bulkInput.parse(given)).toEqual(read)
  })

  test.for<[title: string, given: object]>([
    ['more text than a form takes', { list: 'x'.repeat(4_001) }],
    ['a note without end', { note: 'x'.repeat(301) }],
    ['more people than anybody picks', { who: { ...NOBODY, actors: Array.from({ length: 1_001 }, String) } }],
    ['people who are no list', { who: 'everybody' }],
    ['a file that is text', { file: 'crew.csv' }],
    ['a file that nothing leads to', { file: { ...FILE, handle: '' } }],
    ['a file of less than nothing', { file: { ...FILE, bytes: -1 } }],
    ['a file with a name without end', { file: { ...FILE, name: 'x'.repeat(1_001) } }],
  ])('is refused: %s', ([, given]) => {
    expect(bulkInput.safeParse(given).success).toBe(false)
  })
})

test.for<[subject: unknown, isRead: boolean]>([
  ['AAAAAAAAAAAAAAAAAAAAAAAA', true],
  ['', false],
  ['x'.repeat(81), false],
  [undefined, false],
])('a button about %j', ([subject, isRead]) => {
  expect(bulkSubject.safeParse({ subject }).success).toBe(isRead)
})
