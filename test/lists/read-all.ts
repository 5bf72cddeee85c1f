import type { ListEntry, ListFlaw } from '../../src/domain/list.ts'
import { listReader } from '../../src/lists/read-list.ts'
import { ListUnreadable } from '../../src/usecases/deps.ts'

export type Read = {
  readonly entries: readonly ListEntry[]
  readonly leftOut: readonly string[]
  readonly flaw?: ListFlaw
}

/** Everything that is read, until the end or what is wrong with it; in pieces of so many bytes. */
export async function readAll(content: string | Uint8Array, size = 65_536): Promise<Read> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const { entries, leftOut } = listReader.read(pieces(bytes, size))
  const seen: ListEntry[] = []
  try {
    for await (const entry of entries) seen.push(entry)
    return { entries: seen, leftOut }
  } catch (error) {
    if (error instanceof ListUnreadable) return { entries: seen, leftOut, flaw: error.flaw }
    throw error
  }
}

/** To the end. Throws whatever stops it. */
export async function readOn(content: AsyncIterable<Uint8Array>): Promise<readonly ListEntry[]> {
  const seen: ListEntry[] = []
  for await (const entry of listReader.read(content).entries) seen.push(entry)
  return seen
}

export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Who is in it, in short. */
export const whom = ({ entries }: Read): readonly string[] =>
  entries.map((entry) => {
    if (entry.kind === 'email') return entry.email
    return entry.kind === 'mention' ? entry.mention : `${entry.problem}: ${entry.typed}`
  })
