import { describe, expect, test } from 'vitest'
import { readAll, whom } from './read-all.ts'

const TEXT =
  'Név;E-mail;note\r\n"Jürgen; ""Œ""";jürgen@müller.example;"Grüße 😀\r\nund €"\r\n\r\nBob;bob@x.example;\r\n'

const NAMED = ['jürgen@xn--mller-kva.example', 'bob@x.example']

const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le')
const utf16be = (text: string): Buffer => utf16le(text).swap16()
const western = (text: string): Buffer =>
  Buffer.from(text.replaceAll('😀', '').replaceAll('€', '\x80').replaceAll('Œ', '\x8c'), 'latin1')

const ENCODED: readonly (readonly [string, Buffer])[] = [
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16, the low byte first', utf16le(`\ufeff${TEXT}`)],
  ['UTF-16, the high byte first', utf16be(`\ufeff${TEXT}`)],
  ['UTF-16 without its mark, the low byte first', utf16le(TEXT)],
  ['UTF-16 without its mark, the high byte first', utf16be(TEXT)],
  ['what Excel writes on Windows', western(TEXT)],
]

describe('the same list is read from', () => {
  test.each(ENCODED)('%s', async (_encoding, bytes) => {
    const read = await readAll(bytes)
    expect(read.flaw).toBeUndefined()
    expect(whom(read)).toEqual(NAMED)
    expect(read.entries[0]?.note).toMatch(/^Grüße (?:😀 )?und €$/u)
    expect(read.entries.map(({ line }) => line)).toEqual([2, 5])
  })

  test.each(ENCODED)('%s, wherever it is cut in pieces', async (_encoding, bytes) => {
    const whole = await readAll(bytes)
    for (const size of [1, 2, 3, 4, 5, 7, 11, 13, 64, 65]) expect(await readAll(bytes, size)).toEqual(whole)
  })
})

describe('bytes that are cut anywhere', () => {
  const TRICKY = [
    'sep=,\r\nemail,name\r\n"a@x.example","A\r\n""B"""\r\n\r\nb@x.example,"\r\n"\r\n',
    '\r\n\r\na@x.example\r\r\nb@x.example;\r<@U1>\n\r\n- c@x.example\r',
    'email,name\n"a@x.example","unclosed\n',
    'ana@é.example\nüber@x.example\n\u00e9',
    '',
    '\ufeff\n',
    '<!DOCTYPE html>\n<html>',
  ]

  test.each(TRICKY)('%j', async (text) => {
    const bytes = Buffer.from(text)
    const whole = await readAll(bytes)
    for (let size = 1; size < 20; size += 1) expect(await readAll(bytes, size), `by ${size}`).toEqual(whole)
  })
})

describe('what is in no encoding', () => {
  const bytes = (...parts: readonly (string | number)[]): Buffer =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

  test.each([
    ['UTF-8 that ends in the middle of a letter', bytes('jürgen@x.example\nj', 0xc3)],
    ['UTF-8 and something else', bytes('jürgen@x.example\nj', 0xfc, 'rgen@x.example')],
    ['a byte that no letter has', bytes('a@x.example ', 0x81)],
    ['half of a letter in UTF-16', bytes(0xff, 0xfe, 'a', 0, 0x3d, 0xd8, 'b', 0)],
    ['an odd byte in UTF-16', bytes(0xff, 0xfe, 'a', 0, 'b')],
  ])('is refused: %s', async (_what, content) => {
    for (const size of [1, 65_536]) expect((await readAll(content, size)).flaw).toEqual({ kind: 'encoding' })
  })

  test('a letter of Windows at the very end is one', async () => {
    const read = await readAll(bytes('ana@x.example ren', 0xe9))
    expect(read.entries[0]).toMatchObject({ email: 'ana@x.example', name: 'rené' })
  })
})

describe('what is no list', () => {
  const file = (beginning: string): Buffer =>
    Buffer.from(`${beginning}${'\x00\x01\x02abc'.repeat(50)}`, 'latin1')

  test.each([
    ['\x89PNG\r\n\x1a\n', 'picture'],
    ['\xff\xd8\xff\xe0', 'picture'],
    ['GIF89a', 'picture'],
    ['RIFF\x24\x00\x00\x00WEBP', 'picture'],
    ['%PDF-1.7\n', 'pdf'],
    [
      'PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x13\x00[Content_Types].xml',
      'workbook',
    ],
    [
      'PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00!\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x08\x00list.csv',
      'archive',
    ],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'workbook'],
    ['\x1f\x8b\x08', 'archive'],
    ['7z\xbc\xaf\x27\x1c', 'archive'],
    ['MZ\x90\x00\x03', undefined],
  ])('%j looks like %s', async (beginning, looks) => {
    const flaw = { kind: 'no_text', ...(looks && { looksLike: looks }) }
    for (const size of [1, 65_536]) expect((await readAll(file(beginning), size)).flaw).toEqual(flaw)
  })
})
