import { z } from 'zod'
import type { Change, ChangeWhat } from '../domain/change.ts'
import { type AccountId, asAccountId, asChangeId, asInvitationId, asTeamId } from '../domain/ids.ts'
import { json, moment, msOrNull, orNull, readActor, storedPlace } from './row.ts'
import type { Tables } from './tables.ts'

export const CHANGE_COLUMNS = [
  'id',
  'team',
  'tenant',
  'what',
  'askedPlatform',
  'askedActor',
  'askedName',
  'askedAccount',
  'place',
  'status',
  'decidedPlatform',
  'decidedActor',
  'decidedName',
  'createdAt',
  'dueAt',
  'closedAt',
  'failure',
] as const

type Columns = Tables['change']

type ChangingColumns = Pick<
  Columns,
  'status' | 'decidedPlatform' | 'decidedActor' | 'decidedName' | 'dueAt' | 'closedAt' | 'failure'
>

/** The columns that may change later on. */
export function changingColumns(change: Change): ChangingColumns {
  const { status, decidedBy, decidedByName, dueAt, closedAt, failure } = change
  return {
    status,
    decidedPlatform: orNull(decidedBy?.platform),
    decidedActor: orNull(decidedBy?.id),
    decidedName: orNull(decidedByName),
    dueAt: msOrNull(dueAt),
    closedAt: msOrNull(closedAt),
    failure: orNull(failure),
  }
}

/** The columns that are set once. */
export function fixedColumns(change: Change): Omit<Columns, keyof ChangingColumns | 'sequence'> {
  const { id, team, tenant, what, askedBy, askedByName, askedAs, place, createdAt } = change
  return {
    id,
    team,
    tenant,
    what: JSON.stringify(what),
    account: orNull(memberIn(what)),
    askedPlatform: askedBy.platform,
    askedActor: askedBy.id,
    askedName: askedByName,
    askedAccount: orNull(askedAs),
    place: JSON.stringify(place),
    createdAt: createdAt.getTime(),
  }
}

/** The member that it is about, if it is about one. */
export const memberIn = (what: ChangeWhat): AccountId | undefined =>
  what.kind === 'invite' ? undefined : what.account

const rank = z.enum(['owner', 'admin', 'member', 'viewer'])
const member = { account: z.string().transform(asAccountId), name: z.string(), role: z.string(), rank }

const storedWhat = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('remove'), ...member }),
  z.object({ kind: z.literal('role'), to: z.string(), toRank: rank, ...member }),
  z.object({ kind: z.literal('leave'), ...member }),
  z.object({
    kind: z.literal('invite'),
    invitations: z.array(z.string().transform(asInvitationId)),
    role: z.string(),
    rank,
  }),
])

const columns = z.object({
  id: z.string().transform(asChangeId),
  team: z.string().transform(asTeamId),
  tenant: z.string(),
  what: json(storedWhat),
  askedPlatform: z.string(),
  askedActor: z.string(),
  askedName: z.string(),
  askedAccount: z.string().transform(asAccountId).exactOptional(),
  place: json(storedPlace),
  status: z.enum(['drafted', 'asked', 'waiting', 'applying', 'done', 'undone', 'denied', 'lapsed', 'failed']),
  decidedPlatform: z.string().exactOptional(),
  decidedActor: z.string().exactOptional(),
  decidedName: z.string().exactOptional(),
  createdAt: moment,
  dueAt: moment.exactOptional(),
  closedAt: moment.exactOptional(),
  failure: z.string().exactOptional(),
})

export const changeRow = columns.transform((row): Change => {
  const { askedPlatform, askedActor, askedName, askedAccount, ...asked } = row
  const { decidedPlatform, decidedActor, decidedName, ...change } = asked
  const decidedBy = readActor(decidedPlatform, decidedActor)
  return {
    ...change,
    askedBy: { platform: askedPlatform, id: askedActor },
    askedByName: askedName,
    ...(askedAccount !== undefined && { askedAs: askedAccount }),
    ...(decidedBy && { decidedBy }),
    ...(decidedName !== undefined && { decidedByName: decidedName }),
  }
})
