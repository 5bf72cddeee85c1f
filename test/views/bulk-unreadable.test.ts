import { expect, test } from 'vitest'
import type { BulkUnreadable } from '../../src/domain/draft-outcomes.ts'
import { bulkUnreadableView, unreadableLine } from '../../src/views/bulk-unreadable.ts'
import { readAloud } from './read-aloud.ts'

const FLAWS: readonly BulkUnreadable['because'][] = [
  { kind: 'empty' },
  { kind: 'only_headings' },
  { kind: 'no_text' },
  { kind: 'no_text', looksLike: 'picture' },
  { kind: 'no_text', looksLike: 'workbook' },
  { kind: 'no_text', looksLike: 'pdf' },
  { kind: 'no_text', looksLike: 'archive' },
  { kind: 'encoding' },
  { kind: 'web_page' },
  { kind: 'too_large', mostBytes: 5_000_000 },
  { kind: 'too_many_rows', mostRows: 10_000 },
  { kind: 'line_too_long', line: 7, mostCharacters: 10_000 },
  { kind: 'quotes', line: 3 },
  { kind: 'no_email_column', headings: ['name', 'phone'] },
  { kind: 'same_heading', heading: 'email' },
  { kind: 'gone' },
  { kind: 'elsewhere' },
  { kind: 'not_the_file' },
]

test('every list that cannot be read has a sentence of its own, and a next step', () => {
  const told = FLAWS.map((because) => unreadableLine({ kind: 'unreadable', because }))
  expect(new Set(told).size).toBe(FLAWS.length)
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "The list is empty. Put at least one e-mail address in it and give it to me again.
    The list has headings and nobody below them. Add at least one person and give it to me again.
    The list is no text that I can read. Save it as CSV, which every spreadsheet can, and give me that.
    The list is a picture, whatever its name says. Save it as CSV, which every spreadsheet can, and give me that.
    The list is a workbook and not a CSV file. Save it as CSV, which every spreadsheet can, and give me that.
    The list is a PDF and not a CSV file. Save it as CSV, which every spreadsheet can, and give me that.
    The list is an archive with something inside. Save it as CSV, which every spreadsheet can, and give me that.
    The list has characters that I cannot read. Save it once more as CSV in UTF-8, which most programs offer when saving, and give me that.
    The list is a web page and not a list. Perhaps a page that asks to sign in was saved instead of it. Download the list once more, look into it, and give me that.
    The list is too large. I take up to 5 megabytes: split it, or leave out columns that I do not need.
    The list has more than 10,000 lines. I take up to 10,000 people at once: please split it.
    Line 7 is too long to be a person. A line has at most 10,000 characters. Put one person on each line and give it to me again.
    Line 3 has a quotation mark too few or too many. Close it, or write it twice where it belongs to the text, and give me the list again.
    The list has no column for e-mail addresses. Its headings are “name” and “phone”. Call the one with the addresses “email” and give it to me again.
    The list has two columns that are called “email”. I cannot tell which of them counts: rename or remove one and give it to me again.
    The list is not there any more. It was deleted or taken back before I could read it: give it to me again with /team bulk.
    The list lies somewhere that I may not read. Download it, and give it to me again from your own device.
    Something else came instead of the file. Give it to me again in a minute; if that does not help, tell whoever runs Usher."
  `)
})

test('a file is named, and forgotten', () => {
  const because = { kind: 'no_text', looksLike: 'picture' } as const
  expect(
    readAloud(bulkUnreadableView({ kind: 'unreadable', because, file: 'crew.csv' })),
  ).toMatchInlineSnapshot(`
    "(bad) The file is a picture, whatever its name says
    It was crew.csv.
    Save it as CSV, which every spreadsheet can, and give me that. Nobody was invited, and I forget what I have read of it."
  `)
})
