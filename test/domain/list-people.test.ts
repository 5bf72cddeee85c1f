import { describe, expect, test } from 'vitest'
import { type Listed, readPeople } from '../../src/domain/list-people.ts'
import { clip, oneLine, withoutApostrophes } from '../../src/domain/list-text.ts'

const short = (person: Listed): string => {
  const who = { email: '', mention: '', problem: '', ...person }
  return [who.email || who.mention || who.problem, person.name].filter(Boolean).join(' / ')
}

describe('whoever is named', () => {
  test.each<[string, ...string[]]>([
    ['ana@x.example', 'ana@x.example'],
    ['  ANA@X.Example  ', 'ana@x.example'],
    ['<ana@x.example>', 'ana@x.example'],
    ['"ana@x.example"', 'ana@x.example'],
    ["'ana@x.example'", 'ana@x.example'],
    ['(ana@x.example)', 'ana@x.example'],
    ['ana@x.example.', 'ana@x.example'],
    ['mailto:ana@x.example', 'ana@x.example'],
    ['mailto:ana@x.example?subject=Hi', 'ana@x.example'],
    ['<mailto:ana@x.example|ana@x.example>', 'ana@x.example'],
    ['Ana Silva <ana@x.example>', 'ana@x.example / Ana Silva'],
    ['"Silva, Ana" <ana@x.example>', 'ana@x.example / Silva, Ana'],
    ['“Silva, Ana” <ana@x.example>', 'ana@x.example / Silva, Ana'],
    ['ana@x.example (Ana Silva)', 'ana@x.example / Ana Silva'],
    ['ana@x.example - Ana Silva', 'ana@x.example / Ana Silva'],
    ['Ana Silva ana@x.example', 'ana@x.example / Ana Silva'],
    ['Ana O’Neil <ana@x.example>', "ana@x.example / Ana O'Neil"],
    ['ana@x.example <ana@x.example>', 'ana@x.example'],
    ['"ana@home" <ana@x.example>', 'ana@x.example'],
    // As it looks on a screen.
    ['ana＠x.example', 'ana@x.example'],
    ['\u200bana@x.example\ufeff', 'ana@x.example'],
    ['ana@x\u00ad.example', 'ana@x.example'],
    ['Ana\u00a0Silva\u00a0<ana@x.example>', 'ana@x.example / Ana Silva'],
    ['ju\u0308rgen@x.example', 'jürgen@x.example'],
    // One person, however the domain is spelt.
    ['ana@müller.example', 'ana@xn--mller-kva.example'],
    ['ana@XN--MLLER-KVA.example', 'ana@xn--mller-kva.example'],
    ['<@U123>', '<@U123>'],
    ['<@!123>', '<@!123>'],
    ['<@U123|ana>', '<@U123|ana>'],
    ['Ana <@U123>', '<@U123> / Ana'],
    ['@ana', 'name_only'],
    ['@Ana Silva', 'name_only / Silva'],
    ['Ana Silva', 'no_address'],
    ['ana@', 'no_address'],
    ['ana@localhost', 'no_address'],
    ['ana at x.example', 'no_address'],
    ['<!subteam^S123>', 'no_address'],
    ['=HYPERLINK("http://x.example")', 'no_address'],
    ['', 'nobody'],
    ['\u200b \u00a0', 'nobody'],
    ['ana@x.example bob@x.example', 'ana@x.example', 'bob@x.example'],
    ['Ana <ana@x.example> Bob <bob@x.example>', 'ana@x.example / Ana', 'bob@x.example / Bob'],
  ])('in %j', (text, ...people) => {
    expect(readPeople(text).map(short)).toEqual(people)
  })
})

test('what was typed is kept, and not without end', () => {
  expect(readPeople(' “Ana”  <ana@x.example> ').map(({ typed }) => typed)).toEqual(['"Ana" <ana@x.example>'])
  expect(readPeople('x'.repeat(5000))[0]?.typed).toHaveLength(200)
  expect(readPeople(`${'n'.repeat(5000)} <ana@x.example>`)[0]?.name).toHaveLength(80)
})

test('a character is never cut in two', () => {
  expect(clip('ab😀', 3)).toBe('ab')
  expect(clip('ab😀', 4)).toBe('ab😀')
})

test.each([
  ['Ana\u202eavliS', 'AnaavliS'],
  [' one\r\n two ', 'one two'],
  ['👩\u200d💻', '👩\u200d💻'],
])('%j is %j on one line', (text, line) => {
  expect(oneLine(text)).toBe(line)
})

test.each([
  ["'=1+1", '=1+1'],
  ["' @ana", ' @ana'],
  ["a;'-1", 'a;-1'],
  ["'quoted'", "'quoted'"],
  ["o'-neil@x.example", "o'-neil@x.example"],
])('the apostrophe of %j is meant for a workbook where it leaves %j', (cell, text) => {
  expect(withoutApostrophes(cell)).toBe(text)
})
