import type { Bulk, BulkRow, BulkVerdict } from '../domain/bulk.ts'
import type { Meant, Scales } from '../domain/bulk-weigh.ts'
import type { Deps } from './deps.ts'
import type { Source } from './open-list.ts'
import type { GivenLine, SeenLine, Seer } from './see-lines.ts'

export type Writing = {
  readonly bulk: Bulk
  readonly scales: Scales
  readonly seer: Seer
}

/** Rows are written so many at a time: others write in between, and what is in memory stays small. */
const AT_ONCE = 500

/**
 * Writes down every line of a source with its verdict, as it is read. What was written before stays as it is. Throws
 * what reading throws, and `PlatformUnavailable`.
 * @param first the position of its first line in the whole list
 * @returns how many lines there are
 */
export async function writeRows(
  { store }: Pick<Deps, 'store'>,
  { bulk, scales, seer }: Writing,
  { lines, first }: Pick<Source, 'lines'> & { readonly first: number },
): Promise<number> {
  let position = first
  for await (const some of inPages(lines)) {
    const seen = await seer.see(some)
    const rows = seen.map((line, index) =>
      rowOf(bulk, { line, position: position + index }, scales.weigh(line.meant)),
    )
    await store.transaction((tx) => tx.insertBulkRows(rows))
    position += rows.length
  }
  return position - first
}

async function* inPages(lines: AsyncIterable<GivenLine>): AsyncGenerator<readonly GivenLine[]> {
  let page: GivenLine[] = []
  for await (const line of lines) {
    page.push(line)
    if (page.length < AT_ONCE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

type Placed = { readonly line: SeenLine; readonly position: number }

function rowOf({ id }: Bulk, { line: { meant, ...line }, position }: Placed, verdict: BulkVerdict): BulkRow {
  const state = verdict === 'new' ? 'new' : 'passed'
  return { bulk: id, position, ...line, ...namedIn(meant), verdict, state }
}

/** The address of whom a mention means is theirs, and not kept. */
function namedIn(meant: Meant): Pick<BulkRow, 'actor' | 'email'> {
  if (meant.kind === 'unreadable') return {}
  const { actor, email } = meant
  if (actor) return { actor }
  return email === undefined ? {} : { email }
}
