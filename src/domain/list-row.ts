import type { LineProblem, ListEntry } from './list.ts'
import type { Columns, ListField } from './list-headings.ts'
import { peopleOnLine } from './list-line.ts'
import { type Listed, readPeople } from './list-people.ts'
import { clip, oneLine, withoutApostrophes } from './list-text.ts'

/** A line of a table; with quotation marks it may be several of the file. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** Characters of a note, at most; of one that is too long so many are kept, for whoever shortens it. */
const NOTE = 300
const LONG_NOTE = 1000
const WORDS = 80

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** Whom a row names, with what its other cells say of them: somebody, and rarely several. */
export function entriesOfRow(columns: Columns, { line, cells }: TableRow): readonly ListEntry[] {
  const texts = cells.map(withoutApostrophes)
  if (!fits(columns, texts)) return [unreadable({ line, cells: texts }, 'other_columns')]
  const about = aboutRow(columns, texts)
  if (about.note !== undefined && about.note.length > NOTE)
    return [{ ...unreadable({ line, cells: [cellOf(columns, texts, 'email')] }, 'note_too_long'), ...about }]
  const people = readPeople(cellOf(columns, texts, 'email'))
  return people.map((person) => ({ ...entryOf(line, person), ...about }))
}

/** Empty cells after the last one mean nothing. */
const fits = (columns: Columns, cells: readonly string[]): boolean =>
  cells.length >= columns.length && isBlank(cells.slice(columns.length))

const cellOf = (columns: Columns, cells: readonly string[], field: ListField): string =>
  cells[columns.indexOf(field)] ?? ''

function aboutRow(columns: Columns, cells: readonly string[]): Pick<ListEntry, 'name' | 'role' | 'note'> {
  const [name, role, note] = (['name', 'role', 'note'] as const).map((field) =>
    oneLine(cellOf(columns, cells, field)),
  )
  return {
    ...(name && { name: clip(name, WORDS) }),
    ...(role && { role: clip(role, WORDS) }),
    ...(note && { note: clip(note, LONG_NOTE) }),
  }
}

const unreadable = ({ line, cells }: TableRow, problem: LineProblem): ListEntry => ({
  kind: 'unreadable',
  line,
  typed: clip(oneLine(cells.join(' ')), 200),
  problem,
})

/** Of a list that is no table. */
export const entriesOnLine = (line: number, text: string): readonly ListEntry[] =>
  text.trim() === '' ? [] : peopleOnLine(text).map((person) => entryOf(line, person))

const entryOf = (line: number, person: Listed): ListEntry => ({ line, ...person })
