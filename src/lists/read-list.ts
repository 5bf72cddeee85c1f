import { LIST_LIMITS, type ListEntry } from '../domain/list.ts'
import { type Columns, columnsWithoutHeadings, readHeadings } from '../domain/list-headings.ts'
import { entriesOfRow, entriesOnLine, isBlank } from '../domain/list-row.ts'
import { type ListShape, shapeOf, toldSeparator } from '../domain/list-shape.ts'
import { withoutApostrophes } from '../domain/list-text.ts'
import { type ListReader, ListUnreadable } from '../usecases/deps.ts'
import { decode } from './decode.ts'
import { linesOf } from './lines.ts'
import { lookAhead } from './look-ahead.ts'
import { readTable, type Table } from './read-table.ts'

export const listReader: ListReader = {
  read(content) {
    const leftOut: string[] = []
    return { leftOut, entries: readEntries(content, (headings) => leftOut.push(...headings)) }
  },
}

type LeaveOut = (headings: readonly string[]) => void

/** Whatever goes wrong, the content is closed. */
async function* readEntries(
  content: AsyncIterable<Uint8Array>,
  leaveOut: LeaveOut,
): AsyncGenerator<ListEntry> {
  const bytes = content[Symbol.asyncIterator]()
  try {
    const opened = await openList(linesOf(decode(limited(bytes))))
    yield* limitedRows(entriesOf(opened, leaveOut), opened)
  } finally {
    await bytes.return?.()
  }
}

async function* limited(bytes: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const chunk of { [Symbol.asyncIterator]: () => bytes }) {
    length += chunk.length
    if (length > LIST_LIMITS.bytes)
      throw new ListUnreadable({ kind: 'too_large', mostBytes: LIST_LIMITS.bytes })
    yield chunk
  }
}

type Opened = Pick<Table, 'lines' | 'firstLine'> & {
  readonly shape: Exclude<ListShape, { kind: 'web_page' }>
}

/** What the beginning says of the rest. Blank lines above it, and one that is for Excel, are left behind. */
async function openList(lines: AsyncIterable<readonly string[]>): Promise<Opened> {
  const { seen, all } = await lookAhead(lines, (some) => wordsIn(some).length > 2)
  const words = wordsIn(seen)
  const told = toldSeparator(words[0]?.text ?? '')
  const [begins, next] = told ? words.slice(1) : words
  if (!begins) throw new ListUnreadable({ kind: 'empty' })
  const shape = shapeOf(next ? [begins.text, next.text] : [begins.text], told)
  if (shape.kind === 'web_page') throw new ListUnreadable(shape)
  return { shape, lines: from(all, begins.at), firstLine: begins.at + 1 }
}

/** Lines with anything on them but signs between cells, and how many are above. */
const wordsIn = (some: readonly (readonly string[])[]) =>
  some
    .flat()
    .map((text, at) => ({ text, at }))
    .filter(({ text }) => !/^[\s,;]*$/u.test(text))

async function* from(
  lines: AsyncIterable<readonly string[]>,
  first: number,
): AsyncGenerator<readonly string[]> {
  let passed = 0
  for await (const some of lines) {
    const rest = some.slice(Math.max(0, first - passed))
    passed += some.length
    if (rest.length > 0) yield rest
  }
}

const entriesOf = ({ shape, ...rest }: Opened, leaveOut: LeaveOut): AsyncIterable<ListEntry> =>
  shape.kind === 'loose' ? looseEntries({ ...rest, shape }) : tableEntries({ ...rest, ...shape }, leaveOut)

async function* looseEntries({ lines, firstLine, shape }: Opened): AsyncGenerator<ListEntry> {
  let line = firstLine
  for await (const some of lines) {
    const isHeading = line === firstLine && 'hasHeading' in shape && shape.hasHeading
    const begins = line
    yield* some.flatMap((text, at) =>
      isHeading && at === 0 ? [] : entriesOnLine(begins + at, withoutApostrophes(text)),
    )
    line += some.length
  }
}

async function* tableEntries(
  table: Table & { readonly hasHeadings: boolean },
  leaveOut: LeaveOut,
): AsyncGenerator<ListEntry> {
  let columns: Columns | undefined
  for await (const row of readTable(table)) {
    if (isBlank(row.cells)) continue
    const isHeading = columns === undefined && table.hasHeadings
    columns ??= table.hasHeadings ? columnsFrom(row.cells, leaveOut) : columnsWithoutHeadings(row.cells)
    if (!isHeading) yield* entriesOfRow(columns, row)
  }
}

function columnsFrom(cells: readonly string[], leaveOut: LeaveOut): Columns {
  const headings = readHeadings(cells)
  if (headings.kind !== 'columns') throw new ListUnreadable(headings)
  leaveOut(headings.leftOut)
  return headings.columns
}

async function* limitedRows(entries: AsyncIterable<ListEntry>, { shape }: Opened): AsyncGenerator<ListEntry> {
  let rows = 0
  for await (const entry of entries) {
    rows += 1
    if (rows > LIST_LIMITS.rows)
      throw new ListUnreadable({ kind: 'too_many_rows', mostRows: LIST_LIMITS.rows })
    yield entry
  }
  if (rows > 0) return
  const hasHeadings = shape.kind === 'table' ? shape.hasHeadings : shape.hasHeading
  throw new ListUnreadable({ kind: hasHeadings ? 'only_headings' : 'empty' })
}
