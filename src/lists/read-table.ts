import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { LIST_LIMITS } from '../domain/list.ts'
import type { Separator } from '../domain/list-line.ts'
import type { TableRow } from '../domain/list-row.ts'
import { ListUnreadable } from '../usecases/deps.ts'

export type Table = {
  /** Its own first line included. */
  readonly lines: AsyncIterable<readonly string[]>
  readonly separator: Separator
  /** Where it begins in the file. */
  readonly firstLine: number
}

/** Where it begins, and its cells. */
const numbered = z.tuple([z.coerce.number()], z.string())

/** Quotation marks understood, blank rows included. Throws {@link ListUnreadable}. */
export async function* readTable({ lines, separator, firstLine }: Table): AsyncGenerator<TableRow> {
  let line = firstLine
  const parser = parse({
    delimiter: separator,
    record_delimiter: '\n',
    trim: true,
    relax_column_count: true,
    // In bytes: more than that is a quotation mark that nobody closed.
    max_record_size: 4 * LIST_LIMITS.lineCharacters,
    on_record: (cells) => {
      const begins = String(line)
      line += 1 + breaksIn(cells)
      return [begins, ...cells]
    },
  })
  // How it ends is thrown below.
  pipeline(Readable.from(joined(lines)), parser, () => undefined)
  try {
    for await (const record of parser) {
      const [begins, ...cells] = numbered.parse(record)
      yield { line: begins, cells }
    }
  } catch (error) {
    // Its own message repeats what it read.
    if (error instanceof CsvError) throw new ListUnreadable({ kind: 'quotes', line })
    throw error
  }
}

async function* joined(lines: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const some of lines) yield `${some.join('\n')}\n`
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)
