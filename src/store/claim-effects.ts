import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { type Effect, subjectOf } from '../domain/effect.ts'
import { effectRow, WORK_COLUMNS } from './effect-row.ts'
import { readRow } from './row.ts'
import { lock, lockFree, type Session } from './session.ts'
import type { EffectClaim } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * The lock on what they are about keeps two claims at once from leasing two effects of one invitation or change; what
 * the other claim leased is seen because the effects are read after the lock.
 */
export async function claimEffects(session: Session, claim: EffectClaim): Promise<readonly Effect[]> {
  const wanted = await listWaitingSubjects(session, claim)
  if (wanted.length === 0) return []
  const effects = oldestOfEach(
    await listClaimable(session, claim, await lockSubjects(session, claim, wanted)),
  )
  if (effects.length > 0) await lease(session, claim, effects)
  return effects
}

async function listWaitingSubjects({ db }: Session, claim: EffectClaim): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('effect')
    .select('about')
    .where((eb) => isClaimable(eb, claim))
    .groupBy('about')
    .orderBy((eb) => eb.fn.min('urgency'))
    .orderBy((eb) => eb.fn.min('dueAt'))
    .orderBy((eb) => eb.fn.min('id'))
    .limit(claim.limit)
    .execute()
  return rows.map((row) => row.about)
}

/** Whichever they are: an id is in one of the two tables. */
async function lockSubjects(
  session: Session,
  claim: EffectClaim,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const invitations = await lockInvitations(session, claim, wanted)
  const others = wanted.filter((id) => !invitations.includes(id))
  return others.length === 0 ? invitations : [...invitations, ...(await lockChanges(session, claim, others))]
}

/** Busy ones are left for the next claim, unless one was asked for by name. */
async function lockInvitations(
  session: Session,
  { about }: EffectClaim,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const query = session.db.selectFrom('invitation').select('id').where('id', 'in', wanted)
  const locked = about === undefined ? lockFree(session, query) : lock(session, query)
  return (await locked.execute()).map((row) => row.id)
}

async function lockChanges(
  session: Session,
  { about }: EffectClaim,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const query = session.db.selectFrom('change').select('id').where('id', 'in', wanted)
  const locked = about === undefined ? lockFree(session, query) : lock(session, query)
  return (await locked.execute()).map((row) => row.id)
}

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
  { now, about, kinds }: EffectClaim,
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
  ])
}

function oldestOfEach(effects: readonly Effect[]): readonly Effect[] {
  const taken = new Set<string>()
  return effects.filter(({ work }) => !taken.has(subjectOf(work)) && taken.add(subjectOf(work)))
}

async function lease(
  { db }: Session,
  { leaseUntil }: EffectClaim,
  effects: readonly Effect[],
): Promise<void> {
  await db
    .updateTable('effect')
    .set({ leaseUntil: leaseUntil.getTime(), attempts: attemptsSoFar, mayBeDone: mayBeDoneSoFar })
    .where(
      'id',
      'in',
      effects.map(({ id }) => id),
    )
    .execute()
}
