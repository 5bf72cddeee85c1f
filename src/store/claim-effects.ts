import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { type Effect, subjectOf, URGENCIES, type Urgency } from '../domain/effect.ts'
import { effectRow, WORK_COLUMNS } from './effect-row.ts'
import { readRow } from './row.ts'
import { lock, lockFree, type Session } from './session.ts'
import type { EffectClaim } from './store.ts'
import type { Tables } from './tables.ts'

/** So many times as many as wanted are looked at: other processes hold some of them, and some are about the same. */
const SPARE = 4

/**
 * The lock on what they are about keeps two claims at once from leasing two effects of one invitation or change; what
 * the other claim leased is seen because the effects are read after the lock.
 */
export async function claimEffects(session: Session, claim: EffectClaim): Promise<readonly Effect[]> {
  const wanted = await listWaitingSubjects(session, claim)
  if (wanted.length === 0) return []
  const locked = [
    ...(await lockSubjects(session, claim, { table: 'invitation', wanted })),
    ...(await lockSubjects(session, claim, { table: 'change', wanted })),
    ...(await lockSubjects(session, claim, { table: 'bulk', wanted })),
  ]
  const subjects = wanted.filter((about) => locked.includes(about)).slice(0, claim.limit)
  const effects = oldestOfEach(await listClaimable(session, claim, subjects))
  if (effects.length > 0) await lease(session, claim, effects)
  return effects
}

/** In the order in which they should be run; read off an index, however many are due. */
async function listWaitingSubjects({ db }: Session, claim: EffectClaim): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('effect')
    .select('about')
    .where((eb) => isClaimable(eb, claim))
    .orderBy('urgency')
    .orderBy('dueAt')
    .orderBy('id')
    .limit(claim.limit * SPARE)
    .execute()
  return [...new Set(rows.map((row) => row.about))]
}

type Subjects = { readonly table: 'invitation' | 'change' | 'bulk'; readonly wanted: readonly string[] }

/** Busy ones are left for the next claim, unless one was asked for by name. An id is in one of the tables. */
async function lockSubjects(
  session: Session,
  { about, limit }: EffectClaim,
  { table, wanted }: Subjects,
): Promise<readonly string[]> {
  const query = session.db.selectFrom(table).select('id').where('id', 'in', wanted)
  const locked = about === undefined ? lockFree(session, query) : lock(session, query)
  const rows = await locked
    // PostgreSQL counts those that it could lock, and SQLite has nobody to leave some for.
    .$if(session.engine === 'postgres', (some) => some.orderBy(placeIn(wanted)).limit(limit))
    .execute()
  return rows.map((row) => row.id)
}

const placeIn = (wanted: readonly string[]) => sql`array_position(${wanted}::text[], id)`
async function listClaimable(
  { db }: Session,
  claim: EffectClaim,
  subjects: readonly string[],
): Promise<readonly Effect[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('effect')
    .select(['id', 'dueAt', 'urgency', ...WORK_COLUMNS])
    .select([attemptsSoFar.as('attempts'), mayBeDoneSoFar.as('mayBeDone')])
    .where('about', 'in', subjects)
    .where((eb) => isClaimable(eb, claim))
    .orderBy('dueAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => readRow(effectRow, row))
}

/** An attempt whose lease ran out has died, and counts as finished. */
const attemptsSoFar = sql<number>`case when lease_until is null then attempts else attempts + 1 end`
const mayBeDoneSoFar = sql<number>`case when lease_until is null then may_be_done else 1 end`

function isClaimable(
  eb: ExpressionBuilder<Tables, 'effect'>,
  { now, about, kinds, urgencies }: EffectClaim,
): Expression<SqlBool> {
  const leased = eb
    .selectFrom('effect as leased')
    .select('leased.about')
    .where('leased.leaseUntil', '>', now.getTime())
  return eb.and([
    eb('isParked', '=', 0),
    eb('dueAt', '<=', now.getTime()),
    eb('about', 'not in', leased),
    ...(about === undefined ? [] : [eb('about', '=', about)]),
    ...(kinds === undefined ? [] : [eb('kind', 'in', kinds)]),
    ...(urgencies === undefined ? [] : [eb('urgency', 'in', urgencies.map(rankOf))]),
  ])
}

const rankOf = (urgency: Urgency): number => URGENCIES.indexOf(urgency)

function oldestOfEach(effects: readonly Effect[]): readonly Effect[] {
  const taken = new Set<string>()
  return effects.filter(({ work }) => !taken.has(subjectOf(work)) && taken.add(subjectOf(work)))
}

async function lease(
  { db, holder: leaseHolder }: Session,
  { leaseUntil }: EffectClaim,
  effects: readonly Effect[],
): Promise<void> {
  await db
    .updateTable('effect')
    .set({
      leaseUntil: leaseUntil.getTime(),
      leaseHolder,
      attempts: attemptsSoFar,
      mayBeDone: mayBeDoneSoFar,
    })
    .where(
      'id',
      'in',
      effects.map(({ id }) => id),
    )
    .execute()
}
