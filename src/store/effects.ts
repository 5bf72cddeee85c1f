import { sql } from 'kysely'
import type { EffectWork } from '../domain/effect.ts'
import type { EffectId, InvitationId } from '../domain/ids.ts'
import { asEffectId } from '../domain/ids.ts'
import { claimEffects } from './claim-effects.ts'
import { orNull } from './row.ts'
import { nextSequence } from './sequence.ts'
import type { Session } from './session.ts'
import type { EffectRetry, Effects } from './store.ts'

export const effectsIn = (session: Session): Effects => ({
  enqueue: (work, dueAt) => enqueue(session, work, dueAt),
  claimEffects: (claim) => claimEffects(session, claim),
  isLeased: (invitation, now) => isLeased(session, invitation, now),
  finishEffect: (id) => finishEffect(session, id),
  retryEffect: (id, retry) => retryEffect(session, id, retry),
  parkEffect: (id, problem) => parkEffect(session, id, problem),
  findProblem: (invitation) => findProblem(session, invitation),
  countEffects: (query) => countEffects(session, query),
  releaseLeases: () => releaseLeases(session),
  nextEffectAt: () => nextEffectAt(session),
})

async function enqueue({ db }: Session, work: EffectWork, dueAt: Date): Promise<EffectId> {
  const id = nextSequence()
  const to = work.kind === 'deliver_card' ? work.to : undefined
  await db
    .insertInto('effect')
    .values({
      id,
      kind: work.kind,
      invitation: work.invitation,
      toPlatform: orNull(to?.platform),
      toActor: orNull(to?.id),
      attempts: 0,
      mayBeDone: 0,
      dueAt: dueAt.getTime(),
      leaseUntil: null,
      isParked: 0,
      problem: null,
    })
    .execute()
  return asEffectId(id)
}

async function isLeased({ db }: Session, invitation: InvitationId, now: Date): Promise<boolean> {
  const leased = await db
    .selectFrom('effect')
    .select('id')
    .where('invitation', '=', invitation)
    .where('leaseUntil', '>', now.getTime())
    .limit(1)
    .executeTakeFirst()
  return leased !== undefined
}

async function finishEffect({ db }: Session, id: EffectId): Promise<void> {
  await db.deleteFrom('effect').where('id', '=', id).execute()
}

async function retryEffect(
  { db }: Session,
  id: EffectId,
  { dueAt, problem, isUndone }: EffectRetry,
): Promise<void> {
  await db
    .updateTable('effect')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), dueAt: dueAt.getTime(), leaseUntil: null, problem }))
    .$if(!isUndone, (query) => query.set({ mayBeDone: 1 }))
    .where('id', '=', id)
    .execute()
}

async function parkEffect({ db }: Session, id: EffectId, problem: string): Promise<void> {
  await db
    .updateTable('effect')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), leaseUntil: null, isParked: 1, problem }))
    .where('id', '=', id)
    .execute()
}

async function findProblem({ db }: Session, invitation: InvitationId): Promise<string | undefined> {
  const found = await db
    .selectFrom('effect')
    .select('problem')
    .where('invitation', '=', invitation)
    .where('isParked', '=', 0)
    .where('problem', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.problem ?? undefined
}

async function countEffects(
  { db }: Session,
  { invitation }: Parameters<Effects['countEffects']>[0],
): Promise<number> {
  const { total } = await db
    .selectFrom('effect')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('isParked', '=', 0)
    .$if(invitation !== undefined, (query) => query.where('invitation', '=', invitation ?? ''))
    .executeTakeFirstOrThrow()
  return total
}

/** An effect that waits for another one of its invitation is not counted: that one's lease is. */
async function nextEffectAt({ db }: Session): Promise<Date | undefined> {
  const { at } = await db
    .selectFrom('effect')
    .select((eb) => eb.fn.min<number | null>(sql`coalesce(lease_until, due_at)`).as('at'))
    .where('isParked', '=', 0)
    .where((eb) =>
      eb.or([
        eb('leaseUntil', 'is not', null),
        eb(
          'invitation',
          'not in',
          eb
            .selectFrom('effect as leased')
            .select('leased.invitation')
            .where('leased.leaseUntil', 'is not', null),
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
