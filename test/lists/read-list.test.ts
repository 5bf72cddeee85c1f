import { describe, expect, test } from 'vitest'
import type { ListFlaw } from '../../src/domain/list.ts'
import { listReader } from '../../src/lists/read-list.ts'
import { pieces, readAll, readOn, whom } from './read-all.ts'

describe('a list', () => {
  test.each([
    ['one address a line', 'ana@x.example\nbob@x.example'],
    ['lines as Windows ends them', 'ana@x.example\r\nbob@x.example\r\n'],
    ['lines as old Macs ended them', 'ana@x.example\rbob@x.example\r'],
    ['several on a line', 'ana@x.example, bob@x.example'],
    ['a heading alone above it', 'E-mail\nana@x.example\nbob@x.example'],
    ['a comma between cells', 'email,name\nana@x.example,Ana\nbob@x.example,Bob'],
    ['a semicolon', 'Name;Email\nAna;ana@x.example\nBob;bob@x.example'],
    ['a tab', 'role\temail\n\tana@x.example\n\tbob@x.example'],
    ['no headings', 'Ana,ana@x.example,x\nBob,bob@x.example,y'],
    ['quotation marks', '"email","name"\n"ana@x.example","Silva, Ana"\n"bob@x.example" , "B ""B"""'],
    ['blank lines', '\n \nemail,name\n\nana@x.example,Ana\n,\n   \nbob@x.example,Bob\n\n'],
    ['a line for Excel', 'sep=;\r\nemail;name\r\nana@x.example;A,B\r\nbob@x.example;Bob\r\n'],
    ['names of mail programs', '"Silva, Ana" <ana@x.example>; Bob <bob@x.example>'],
  ])('with %s', async (_what, text) => {
    const read = await readAll(text)
    expect(read.flaw).toBeUndefined()
    expect(whom(read)).toEqual(['ana@x.example', 'bob@x.example'])
  })

  test('names the columns that mean nothing here', async () => {
    const { leftOut } = await readAll('Department,email,,Phone\nX,ana@x.example,,1')
    expect(leftOut).toEqual(['Department', 'Phone'])
  })

  test('is counted as an editor counts', async () => {
    const text =
      '\nemail,note\nana@x.example,"one\r\ntwo\r\n\r\nfour"\r\n\r\nbob@x.example,"x\ny"\nno,\neve@x.example,'
    const { entries } = await readAll(text)
    expect(entries.map(({ line }) => line)).toEqual([3, 8, 10, 11])
    const loose = await readAll('sep=,\n\n\nana@x.example\n\n<@U1> bob@x.example\n')
    expect(loose.entries.map(({ line }) => line)).toEqual([4, 6, 6])
  })

  test('whose lines are parted in several ways says which lines', async () => {
    const read = await readAll('email,name\nana@x.example;Ana\nbob@x.example,Bob\neve@x.example\n')
    expect(whom(read)).toEqual([
      'other_columns: ana@x.example;Ana',
      'bob@x.example',
      'other_columns: eve@x.example',
    ])
  })
})

describe('nothing can be made of', () => {
  test.each<[string, string, ListFlaw]>([
    ['nothing', '', { kind: 'empty' }],
    ['blanks', ' \n\t\r\n\u00a0', { kind: 'empty' }],
    ['a mark alone', '\ufeff', { kind: 'empty' }],
    ['a line for Excel alone', 'sep=;\n', { kind: 'empty' }],
    ['signs between cells alone', ',,,\n;;\n', { kind: 'empty' }],
    ['headings alone', 'email,name\n,\n', { kind: 'only_headings' }],
    ['one heading alone', 'email\n\n', { kind: 'only_headings' }],
    [
      'headings without one for addresses',
      'Vorname,Nachname\nAna,Silva',
      { kind: 'no_email_column', headings: ['Vorname', 'Nachname'] },
    ],
    ['two headings for the same', 'mail,email\na,b', { kind: 'same_heading', heading: 'email' }],
    ['a page to sign in', '\n<!DOCTYPE html><html><body>Sign in</body>', { kind: 'web_page' }],
    [
      'a quotation mark that stays open',
      'email,name\na@x.example,A\nb@x.example,"B\n',
      { kind: 'quotes', line: 3 },
    ],
    ['text after a closing one', 'email,name\n"a"@x.example,A', { kind: 'quotes', line: 2 }],
    ['text after a closing one and a blank', 'email,name\na@x.example,"A" B', { kind: 'quotes', line: 2 }],
    ['one in the middle', 'email,name\na@x.example,A "B" C', { kind: 'quotes', line: 2 }],
    [
      'a quotation mark that swallows the rest',
      `email,name\n\na@x.example,"${'b@x.example,B\n'.repeat(9000)}`,
      { kind: 'quotes', line: 3 },
    ],
    [
      'a long line',
      `ana@x.example\n${'x'.repeat(10_001)}\n`,
      { kind: 'line_too_long', line: 2, mostCharacters: 10_000 },
    ],
    ['too many rows', 'a@x.example\n'.repeat(10_001), { kind: 'too_many_rows', mostRows: 10_000 }],
    [
      'too many blank lines',
      `a@x.example${'\n'.repeat(100_002)}`,
      { kind: 'too_many_rows', mostRows: 10_000 },
    ],
    ['zeros', 'email\n\0\0\0', { kind: 'no_text' }],
  ])('%s', async (_what, text, flaw) => {
    expect((await readAll(text)).flaw).toEqual(flaw)
  })

  test('more than five million bytes', async () => {
    const line = `${'x'.repeat(8000)}@x.example\n`
    expect((await readAll(line.repeat(623))).flaw).toBeUndefined()
    expect((await readAll(line.repeat(625))).flaw).toEqual({ kind: 'too_large', mostBytes: 5_000_000 })
  })

  test('ten thousand rows is not too many', async () => {
    const read = await readAll(`email\n${'a@x.example\n'.repeat(10_000)}`)
    expect(read.flaw).toBeUndefined()
    expect(read.entries).toHaveLength(10_000)
  })
})

describe('the content', () => {
  const watched = (bytes: Uint8Array) => {
    const seen = { bytes: 0, isClosed: false }
    async function* content() {
      try {
        for await (const piece of pieces(bytes, 1000)) {
          seen.bytes += piece.length
          yield piece
        }
      } finally {
        seen.isClosed = true
      }
    }
    return { seen, content: content() }
  }

  test.each([
    ['a line of four million characters', 'x'.repeat(4_000_000)],
    ['a table with such a line', `email,name\na@x.example,${'x'.repeat(4_000_000)}`],
    ['a page', `<html>${'x\n'.repeat(2_000_000)}`],
    ['an open quotation mark', `email,name\na@x.example,"${'x\n'.repeat(90_000)}`],
  ])('is not read on than needed to refuse %s', async (_what, text) => {
    const { seen, content } = watched(Buffer.from(text))
    await expect(readOn(content)).rejects.toThrow('The list cannot be read')
    expect(seen.bytes).toBeLessThan(200_000)
    expect(seen.isClosed).toBe(true)
  })

  test.each(['a@x.example\n', 'email,name\na@x.example,A\n'])(
    'is closed by who stops early in %j',
    async (text) => {
      const { seen, content } = watched(Buffer.from(`${text}${'b@x.example,B\n'.repeat(20_000)}`))
      for await (const _entry of listReader.read(content).entries) break
      expect(seen.isClosed).toBe(true)
      expect(seen.bytes).toBeLessThan(150_000)
    },
  )

  test.each(['a@x.example\n', 'email,name\na@x.example,A\n'])(
    'may fail on its way after %j',
    async (text) => {
      const broken = new Error('the connection was lost')
      async function* content() {
        yield Buffer.from(text.repeat(100))
        throw broken
      }
      await expect(readOn(content())).rejects.toBe(broken)
    },
  )
})
