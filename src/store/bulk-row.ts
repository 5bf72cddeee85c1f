import { z } from 'zod'
import type { Bulk } from '../domain/bulk.ts'
import { asBulkId, asTeamId } from '../domain/ids.ts'
import { json, moment, msOrNull, orNull, storedPlace } from './row.ts'
import type { Tables } from './tables.ts'

export const BULK_COLUMNS = [
  'id',
  'team',
  'tenant',
  'askedPlatform',
  'askedActor',
  'askedName',
  'place',
  'file',
  'leftOut',
  'role',
  'note',
  'status',
  'round',
  'createdAt',
  'startedAt',
  'pause',
  'stoppedName',
  'finishedAt',
  'undoUntil',
  'undoneName',
  'paceSince',
  'paceWaiting',
  'shown',
] as const

type Columns = Tables['bulk']

type FixedColumns = Pick<
  Columns,
  'id' | 'team' | 'tenant' | 'askedPlatform' | 'askedActor' | 'askedName' | 'place' | 'file' | 'createdAt'
>

/** The columns that are set once. */
export const fixedColumns = (bulk: Bulk): FixedColumns => ({
  id: bulk.id,
  team: bulk.team,
  tenant: bulk.tenant,
  askedPlatform: bulk.asker.platform,
  askedActor: bulk.asker.id,
  askedName: bulk.askerName,
  place: JSON.stringify(bulk.place),
  file: orNull(bulk.file),
  createdAt: bulk.createdAt.getTime(),
})

/** The columns that may change later on. */
export const changingColumns = (bulk: Bulk): Omit<Columns, keyof FixedColumns | 'sequence'> => ({
  leftOut: JSON.stringify(bulk.leftOut),
  role: bulk.role,
  note: orNull(bulk.note),
  status: bulk.status,
  round: bulk.round,
  startedAt: msOrNull(bulk.startedAt),
  pause: bulk.pause ? JSON.stringify(bulk.pause) : null,
  stoppedName: orNull(bulk.stoppedByName),
  finishedAt: msOrNull(bulk.finishedAt),
  undoUntil: msOrNull(bulk.undoUntil),
  undoneName: orNull(bulk.undoneByName),
  paceSince: msOrNull(bulk.pace?.since),
  paceWaiting: orNull(bulk.pace?.waiting),
  shown: orNull(bulk.shown),
})

const storedPause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked'), byName: z.string() }),
  z.object({ kind: z.literal('not_allowed') }),
  z.object({ kind: z.literal('given_up') }),
])

const columns = z.object({
  id: z.string().transform(asBulkId),
  team: z.string().transform(asTeamId),
  tenant: z.string(),
  askedPlatform: z.string(),
  askedActor: z.string(),
  askedName: z.string(),
  place: json(storedPlace),
  file: z.string().exactOptional(),
  leftOut: json(z.array(z.string())),
  role: z.string(),
  note: z.string().exactOptional(),
  status: z.enum(['reading', 'drafted', 'running', 'paused', 'finished', 'undoing', 'undone', 'dropped']),
  round: z.number(),
  createdAt: moment,
  startedAt: moment.exactOptional(),
  pause: json(storedPause).exactOptional(),
  stoppedName: z.string().exactOptional(),
  finishedAt: moment.exactOptional(),
  undoUntil: moment.exactOptional(),
  undoneName: z.string().exactOptional(),
  paceSince: moment.exactOptional(),
  paceWaiting: z.number().exactOptional(),
  shown: z.string().exactOptional(),
})

export const bulkRow = columns.transform((row): Bulk => {
  const { askedPlatform, askedActor, askedName, stoppedName, undoneName, paceSince, paceWaiting, ...bulk } =
    row
  return {
    ...bulk,
    asker: { platform: askedPlatform, id: askedActor },
    askerName: askedName,
    ...(stoppedName !== undefined && { stoppedByName: stoppedName }),
    ...(undoneName !== undefined && { undoneByName: undoneName }),
    ...(paceSince && paceWaiting !== undefined && { pace: { since: paceSince, waiting: paceWaiting } }),
  }
})
