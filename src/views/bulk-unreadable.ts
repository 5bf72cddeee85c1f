import { assertNever } from '../domain/assert-never.ts'
import type { BulkUnreadable } from '../domain/draft-outcomes.ts'
import type { ListFlaw } from '../domain/list.ts'
import { clip } from '../domain/list-text.ts'
import { figure } from './figures.ts'
import type { View } from './view.ts'
import { allOf } from './words.ts'

/** Nothing can be made of a list: why, and what to do. */
export function bulkUnreadableView({ because, file }: BulkUnreadable): View {
  const { title, next } = flawWords(because, file === undefined ? 'The list' : 'The file')
  return {
    tone: 'bad',
    title,
    lines: [
      ...(file === undefined ? [] : [['It was ', { code: clip(file, 100) }, '.']]),
      `${next} Nobody was invited, and I forget what I have read of it.`,
    ],
  }
}

/** The same in one line, for where it was typed. */
export function unreadableLine({ because }: BulkUnreadable): string {
  const { title, next } = flawWords(because, 'The list')
  return `${title}. ${next}`
}

type FlawWords = {
  readonly title: string
  /** A sentence. */
  readonly next: string
}

type Flaw = BulkUnreadable['because']

function flawWords(flaw: Flaw, it: string): FlawWords {
  switch (flaw.kind) {
    case 'too_large':
      return {
        title: `${it} is too large`,
        next: `I take up to ${figure(flaw.mostBytes / 1_000_000)} megabytes: split it, or leave out columns that I do not need.`,
      }
    case 'too_many_rows':
      return {
        title: `${it} has more than ${figure(flaw.mostRows)} lines`,
        next: `I take up to ${figure(flaw.mostRows)} people at once: please split it.`,
      }
    case 'line_too_long':
      return {
        title: `Line ${flaw.line} is too long to be a person`,
        next: `A line has at most ${figure(flaw.mostCharacters)} characters. Put one person on each line and give it to me again.`,
      }
    case 'quotes':
      return {
        title: `Line ${flaw.line} has a quotation mark too few or too many`,
        next: 'Close it, or write it twice where it belongs to the text, and give me the list again.',
      }
    default:
      return headingWords(flaw, it)
  }
}

type Headings = Exclude<Flaw, { kind: 'too_large' | 'too_many_rows' | 'line_too_long' | 'quotes' }>

function headingWords(flaw: Headings, it: string): FlawWords {
  switch (flaw.kind) {
    case 'no_email_column':
      return {
        title: `${it} has no column for e-mail addresses`,
        next: `Its headings are ${allOf(flaw.headings.slice(0, 5).map(quoted))}. Call the one with the addresses “email” and give it to me again.`,
      }
    case 'same_heading':
      return {
        title: `${it} has two columns that are called ${quoted(flaw.heading)}`,
        next: 'I cannot tell which of them counts: rename or remove one and give it to me again.',
      }
    case 'no_text':
      return { title: `${it} is ${LOOKS_LIKE[flaw.looksLike ?? 'other']}`, next: SAVE_AS_CSV }
    default:
      return contentWords(flaw.kind, it)
  }
}

const quoted = (heading: string): string => `“${clip(heading, 40)}”`

const SAVE_AS_CSV = 'Save it as CSV, which every spreadsheet can, and give me that.'

type LooksLike = NonNullable<Extract<ListFlaw, { kind: 'no_text' }>['looksLike']>

const LOOKS_LIKE: Readonly<Record<LooksLike | 'other', string>> = {
  picture: 'a picture, whatever its name says',
  workbook: 'a workbook and not a CSV file',
  pdf: 'a PDF and not a CSV file',
  archive: 'an archive with something inside',
  other: 'no text that I can read',
}

type Content = Exclude<Headings, { kind: 'no_email_column' | 'same_heading' | 'no_text' }>['kind']

function contentWords(kind: Content, it: string): FlawWords {
  switch (kind) {
    case 'empty':
      return {
        title: `${it} is empty`,
        next: 'Put at least one e-mail address in it and give it to me again.',
      }
    case 'only_headings':
      return {
        title: `${it} has headings and nobody below them`,
        next: 'Add at least one person and give it to me again.',
      }
    case 'encoding':
      return {
        title: `${it} has characters that I cannot read`,
        next: 'Save it once more as CSV in UTF-8, which most programs offer when saving, and give me that.',
      }
    case 'web_page':
      return {
        title: `${it} is a web page and not a list`,
        next: 'Perhaps a page that asks to sign in was saved instead of it. Download the list once more, look into it, and give me that.',
      }
    default:
      return doorWords(kind, it)
  }
}

/** It could not be fetched. */
function doorWords(kind: Extract<Content, 'gone' | 'elsewhere' | 'not_the_file'>, it: string): FlawWords {
  switch (kind) {
    case 'gone':
      return {
        title: `${it} is not there any more`,
        next: 'It was deleted or taken back before I could read it: give it to me again with /team bulk.',
      }
    case 'elsewhere':
      return {
        title: `${it} lies somewhere that I may not read`,
        next: 'Download it, and give it to me again from your own device.',
      }
    case 'not_the_file':
      return {
        title: 'Something else came instead of the file',
        next: 'Give it to me again in a minute; if that does not help, tell whoever runs Usher.',
      }
    default:
      return assertNever(kind)
  }
}
