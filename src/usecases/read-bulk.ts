import type { Bulk } from '../domain/bulk.ts'
import { createScales, type Ground } from '../domain/bulk-weigh.ts'
import type { BulkUnreadable } from '../domain/draft-outcomes.ts'
import { type Deps, ListUnreadable } from './deps.ts'
import { type GivenList, openList, type Source } from './open-list.ts'
import { createSeer } from './see-lines.ts'
import { type Writing, writeRows } from './write-rows.ts'

type Reading = { readonly ground: Ground; readonly bulk: Bulk; readonly given: GivenList }

type Read =
  | {
      readonly kind: 'read'
      /** Columns that mean nothing here. */
      readonly leftOut: readonly string[]
    }
  | BulkUnreadable

/**
 * Writes down every line of a list with its verdict. Run again, it goes over it once more, and what was written before
 * stays. Throws `PlatformUnavailable`.
 */
export async function readBulk(
  deps: Pick<Deps, 'store' | 'platforms' | 'lists'>,
  { ground, bulk, given }: Reading,
): Promise<Read> {
  const platform = deps.platforms.get(bulk.asker.platform)
  if (!platform) throw new Error(`there is no platform ${bulk.asker.platform}`)
  const opening = await openList(platform, deps.lists, given)
  if (opening.kind === 'refused')
    return { kind: 'unreadable', because: { kind: opening.reason }, file: opening.file }

  const writing = { bulk, scales: createScales(ground), seer: createSeer(platform) }
  let first = 0
  for (const source of opening.sources) {
    const written = await writeSource(deps, writing, { source, first })
    if (typeof written !== 'number') return written
    first += written
  }
  return { kind: 'read', leftOut: opening.sources.flatMap(({ leftOut }) => leftOut()) }
}

type Next = { readonly source: Source; readonly first: number }

async function writeSource(
  deps: Pick<Deps, 'store'>,
  writing: Writing,
  { source: { lines, file }, first }: Next,
): Promise<number | BulkUnreadable> {
  try {
    return await writeRows(deps, writing, { lines, first })
  } catch (error) {
    if (!(error instanceof ListUnreadable)) throw error
    return { kind: 'unreadable', because: error.flaw, ...(file !== undefined && { file }) }
  }
}
