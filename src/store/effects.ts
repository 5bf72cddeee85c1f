import { type ExpressionBuilder, sql } from 'kysely'
import { type EffectSubject, type EffectWork, URGENCIES, type Urgency } from '../domain/effect.ts'
import { asEffectId, type EffectId } from '../domain/ids.ts'
import { claimEffects } from './claim-effects.ts'
import { workColumns } from './effect-row.ts'
import { nextSequence } from './sequence.ts'
import type { Session } from './session.ts'
import type { EffectRetry, Effects } from './store.ts'
import type { Tables } from './tables.ts'

export const effectsIn = (
  session: Session,
): Omit<Effects, 'listEffects' | 'reviveEffect' | 'hurryEffects'> => ({
  enqueue: (work, dueAt, urgency) => enqueue(session, work, { dueAt, urgency }),
  extendLeases: (ids, leaseUntil) => extendLeases(session, ids, leaseUntil),
  claimEffects: (claim) => claimEffects(session, claim),
  isLeased: (about, now) => isLeased(session, about, now),
  finishEffect: (id) => finishEffect(session, id),
  retryEffect: (id, retry) => retryEffect(session, id, retry),
  parkEffect: (id, problem) => parkEffect(session, id, problem),
  findProblem: (about) => findProblem(session, about),
  countEffects: (query) => countEffects(session, query),
  releaseLeases: () => releaseLeases(session),
  nextEffectAt: () => nextEffectAt(session),
})

type When = { readonly dueAt: Date; readonly urgency: Urgency | undefined }

async function enqueue(
  { db, announce }: Session,
  work: EffectWork,
  { dueAt, urgency = 'interactive' }: When,
): Promise<EffectId> {
  const id = nextSequence()
  await db
    .insertInto('effect')
    .values({
      id,
      ...workColumns(work),
      attempts: 0,
      mayBeDone: 0,
      dueAt: dueAt.getTime(),
      leaseUntil: null,
      leaseHolder: null,
      isParked: 0,
      problem: null,
      urgency: URGENCIES.indexOf(urgency),
    })
    .execute()
  announce()
  return asEffectId(id)
}

async function extendLeases(
  { db, holder }: Session,
  ids: readonly EffectId[],
  leaseUntil: Date,
): Promise<void> {
  await db
    .updateTable('effect')
    .set({ leaseUntil: leaseUntil.getTime() })
    .where('id', 'in', ids)
    .where('leaseUntil', 'is not', null)
    .where('leaseHolder', '=', holder)
    .execute()
}

async function isLeased({ db }: Session, about: EffectSubject, now: Date): Promise<boolean> {
  const leased = await db
    .selectFrom('effect')
    .select('id')
    .where('about', '=', about)
    .where('leaseUntil', '>', now.getTime())
    .limit(1)
    .executeTakeFirst()
  return leased !== undefined
}

async function finishEffect({ db }: Session, id: EffectId): Promise<void> {
  await db.deleteFrom('effect').where('id', '=', id).execute()
}

async function retryEffect(
  session: Session,
  id: EffectId,
  { dueAt, problem, isUndone, isUntried = false }: EffectRetry,
): Promise<void> {
  await session.db
    .updateTable('effect')
    .set((eb) => ({
      attempts: eb('attempts', '+', isUntried ? 0 : 1),
      dueAt: dueAt.getTime(),
      leaseUntil: null,
      problem,
    }))
    .$if(!isUndone, (query) => query.set({ mayBeDone: 1 }))
    .where('id', '=', id)
    .where(isOurs(session))
    .execute()
}

async function parkEffect(session: Session, id: EffectId, problem: string): Promise<void> {
  await session.db
    .updateTable('effect')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), leaseUntil: null, isParked: 1, problem }))
    .where('id', '=', id)
    .where(isOurs(session))
    .execute()
}

/** Nobody else has leased it since: who lost their lease leaves it to whoever runs it now. */
const isOurs =
  ({ holder }: Session) =>
  (eb: ExpressionBuilder<Tables, 'effect'>) =>
    eb.or([eb('leaseUntil', 'is', null), eb('leaseHolder', '=', holder)])

async function findProblem({ db }: Session, about: EffectSubject): Promise<string | undefined> {
  const found = await db
    .selectFrom('effect')
    .select('problem')
    .where('about', '=', about)
    .where('isParked', '=', 0)
    .where('problem', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.problem ?? undefined
}

async function countEffects(
  { db }: Session,
  { about, kinds }: Parameters<Effects['countEffects']>[0],
): Promise<number> {
  const { total } = await db
    .selectFrom('effect')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('isParked', '=', 0)
    .$if(about !== undefined, (query) => query.where('about', '=', about ?? ''))
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
    .executeTakeFirstOrThrow()
  return total
}

/** An effect that waits for another one of its subject is not counted: that one's lease is. */
async function nextEffectAt({ db }: Session): Promise<Date | undefined> {
  const { at } = await db
    .selectFrom('effect')
    .select((eb) => eb.fn.min<number | null>(sql`coalesce(lease_until, due_at)`).as('at'))
    .where('isParked', '=', 0)
    .where((eb) =>
      eb.or([
        eb('leaseUntil', 'is not', null),
        eb(
          'about',
          'not in',
          eb.selectFrom('effect as leased').select('leased.about').where('leased.leaseUntil', 'is not', null),
        ),
      ]),
    )
    .executeTakeFirstOrThrow()
  return at === null ? undefined : new Date(at)
}

/** The attempts that died with the leases count as finished. */
async function releaseLeases({ db }: Session): Promise<void> {
  await db
    .updateTable('effect')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), leaseUntil: null, mayBeDone: 1 }))
    .where('leaseUntil', 'is not', null)
    .execute()
}
