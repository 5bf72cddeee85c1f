import type { ListFlaw } from './list.ts'
import { mayBeSomebody } from './list-people.ts'
import { clip, oneLine, plain } from './list-text.ts'

/** What a column is for. */
export type ListField = 'email' | 'name' | 'role' | 'note'

/** For each column what it is for; undefined where it means nothing here. */
export type Columns = readonly (ListField | undefined)[]

export type Headings =
  | { readonly kind: 'columns'; readonly columns: Columns; readonly leftOut: readonly string[] }
  | Extract<ListFlaw, { kind: 'no_email_column' | 'same_heading' }>

/** Whatever their case, blanks and hyphens. */
const FIELDS: ReadonlyMap<string, ListField> = new Map<string, ListField>([
  ['email', 'email'],
  ['emails', 'email'],
  ['mail', 'email'],
  ['emailaddress', 'email'],
  ['mailaddress', 'email'],
  ['workemail', 'email'],
  ['useremail', 'email'],
  ['emailadresse', 'email'],
  ['name', 'name'],
  ['fullname', 'name'],
  ['role', 'role'],
  ['teamrole', 'role'],
  ['note', 'note'],
  ['notes', 'note'],
  ['message', 'note'],
])

/** Some exports add "[Required]". */
export const fieldOf = (heading: string): ListField | undefined =>
  FIELDS.get(
    plain(clip(heading, LONGEST))
      .toLowerCase()
      .replace(/[[(].*[\])]$/u, '')
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )

/** Nobody's heading is longer. */
const LONGEST = 200

/** As far as people are shown them. */
const HEADING = 40
const SHOWN = 20

/** The first line of a table, where it says what its columns are. */
export function readHeadings(cells: readonly string[]): Headings {
  const columns = cells.map(fieldOf)
  const headings = cells.map((cell) => clip(oneLine(cell), HEADING))
  const repeated = columns.findIndex((field, at) => field !== undefined && columns.indexOf(field) < at)
  if (repeated >= 0) return { kind: 'same_heading', heading: headings[repeated] ?? '' }
  if (!columns.includes('email'))
    return { kind: 'no_email_column', headings: headings.filter((heading) => heading !== '').slice(0, SHOWN) }
  const leftOut = headings.filter((heading, at) => heading !== '' && columns[at] === undefined)
  return { kind: 'columns', columns, leftOut: leftOut.slice(0, SHOWN) }
}

/** Of a table whose first line has somebody already: the first column that has is for them, and no other is known. */
export function columnsWithoutHeadings(cells: readonly string[]): Columns {
  const people = cells.findIndex(mayBeSomebody)
  return cells.map((_cell, at) => (at === people ? 'email' : undefined))
}
