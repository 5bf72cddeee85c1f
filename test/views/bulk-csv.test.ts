import { describe, expect, test } from 'vitest'
import type { BulkLine } from '../../src/domain/bulk.ts'
import { asBulkId } from '../../src/domain/ids.ts'
import { bulkCsv } from '../../src/views/bulk-csv.ts'
import { csvText } from '../../src/views/csv.ts'
import { readAll, whom } from '../lists/read-all.ts'

describe('a cell', () => {
  test.each([
    ['ana@x.example', 'ana@x.example'],
    ['Ana Silva', '"Ana Silva"'],
    ['Silva, Ana', '"Silva, Ana"'],
    ['the "boss"', '"the ""boss"""'],
    ['two\nlines', '"two\nlines"'],
    ['Jürgen', 'Jürgen'],
    ['', ''],
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-2', "'-2"],
    ['@ana', "'@ana"],
    ['＝1+1', "'＝1+1"],
    ['  =1+1', '"\'  =1+1"'],
    ['\u200b=1+1', "'\u200b=1+1"],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("http://x.example";"a")', '"\'=HYPERLINK(""http://x.example"";""a"")"'],
    ["'=1+1", "''=1+1"],
    // Excel in many countries parts cells by semicolons.
    ['a;=1+1', '"a;\'=1+1"'],
    ['1-2', '1-2'],
  ])('%j is written as %j', (cell, text) => {
    expect(csvText([[cell]])).toBe(`\ufeff${text}\r\n`)
  })
})

const line = (more: Partial<BulkLine>): BulkLine => ({
  bulk: asBulkId('b1'),
  position: 0,
  line: 2,
  typed: 'ana@x.example',
  verdict: 'new',
  state: 'new',
  ...more,
})

const LINES: readonly BulkLine[] = [
  line({ email: 'ana@x.example', name: 'Silva, Ana', role: 'admin', note: '- bring; =your laptop' }),
  line({ line: 3, typed: '<@U1>', state: 'sent', sent: { status: 'joined', isReached: true } }),
  line({ line: 4, typed: '@bob', verdict: 'name_only', state: 'passed' }),
  line({ line: 5, typed: 'eve@x.example', email: 'eve@x.example', state: 'refused', reason: 'guest' }),
]

test('the preview says what would come of every line', () => {
  expect(bulkCsv(LINES, 'preview').split('\r\n')).toMatchInlineSnapshot(`
    [
      "﻿line,email,name,role,note,verdict,why",
      "2,ana@x.example,"Silva, Ana",admin,"'- bring;' =your laptop","to be invited",",
      "3,<@U1>,,,,"to be invited",",
      "4,'@bob,,,,"a name alone","Several people can go by the same name, and I do not guess who is meant. Give their e-mail address, or pick them in the form."",
      "5,eve@x.example,,,,"to be invited",",
      "",
    ]
  `)
})

test('the report says what came of it', () => {
  expect(bulkCsv(LINES, 'report').split('\r\n')).toMatchInlineSnapshot(`
    [
      "﻿line,email,name,role,note,outcome,why",
      "2,ana@x.example,"Silva, Ana",admin,"'- bring;' =your laptop","waiting for their turn",",
      "3,<@U1>,,,,joined,",
      "4,'@bob,,,,"a name alone","Several people can go by the same name, and I do not guess who is meant. Give their e-mail address, or pick them in the form."",
      "5,eve@x.example,,,,"guest in the chat","Only full members of the workspace are invited. Make them one first, then try again."",
      "",
    ]
  `)
})

test.each(["'=1", "''@a", '-;- ;=', '=', 'a;b', ' - ', "it's; 'so'", '"=1"', '+49;+48', '\u200b@a'])(
  'a note that says %j is the same when it is given again',
  async (note) => {
    const { entries } = await readAll(bulkCsv([line({ email: 'ana@x.example', note })], 'preview'))
    expect(entries).toMatchObject([{ email: 'ana@x.example', note: note.trim() }])
  },
)

test('what was taken from Usher can be given to it again', async () => {
  const read = await readAll(bulkCsv(LINES, 'report'))

  expect(read.flaw).toBeUndefined()
  expect(whom(read)).toEqual(['ana@x.example', '<@U1>', 'name_only: @bob', 'eve@x.example'])
  expect(read.entries[0]).toMatchObject({ name: 'Silva, Ana', role: 'admin', note: '- bring; =your laptop' })
  expect(read.leftOut).toEqual(['line', 'outcome', 'why'])
})
