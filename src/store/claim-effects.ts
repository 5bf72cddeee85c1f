import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Effect, EffectKind, EffectWork } from '../domain/effect.ts'
import { asEffectId, asInvitationId, type InvitationId } from '../domain/ids.ts'
import { moment, readRow } from './row.ts'
import { lock, lockFree, type Session } from './session.ts'
import type { EffectClaim } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * The lock on the invitations keeps two claims at once from leasing two effects of one invitation; what the other
 * claim leased is seen because the effects are read after the lock.
 */
export async function claimEffects(session: Session, claim: EffectClaim): Promise<readonly Effect[]> {
  const wanted = await listWaitingInvitations(session, claim)
  if (wanted.length === 0) return []
  const effects = oldestOfEach(
    await listClaimable(session, claim, await lockInvitations(session, claim, wanted)),
  )
  if (effects.length > 0) await lease(session, claim, effects)
  return effects
}

async function listWaitingInvitations({ db }: Session, claim: EffectClaim): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('effect')
    .select('invitation')
    .where((eb) => isClaimable(eb, claim))
    .groupBy('invitation')
    .orderBy((eb) => eb.fn.min('dueAt'))
    .orderBy((eb) => eb.fn.min('id'))
    .limit(claim.limit)
    .execute()
  return rows.map((row) => row.invitation)
}

/** Busy invitations are left for the next claim, unless one was asked for by name. */
async function lockInvitations(
  session: Session,
  claim: EffectClaim,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const query = session.db.selectFrom('invitation').select('id').where('id', 'in', wanted)
  const locked = claim.invitation === undefined ? lockFree(session, query) : lock(session, query)
  return (await locked.execute()).map((row) => row.id)
}

async function listClaimable(
  { db }: Session,
  claim: EffectClaim,
  invitations: readonly string[],
): Promise<readonly Effect[]> {
  if (invitations.length === 0) return []
  const rows = await db
    .selectFrom('effect')
    .select(['id', 'kind', 'invitation', 'toPlatform', 'toActor', 'dueAt'])
    .select([attemptsSoFar.as('attempts'), mayBeDoneSoFar.as('mayBeDone')])
    .where('invitation', 'in', invitations)
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
  { now, invitation, kinds }: EffectClaim,
): Expression<SqlBool> {
  const leased = eb
    .selectFrom('effect as leased')
    .select('leased.invitation')
    .where('leased.leaseUntil', '>', now.getTime())
  return eb.and([
    eb('isParked', '=', 0),
    eb('dueAt', '<=', now.getTime()),
    eb('invitation', 'not in', leased),
    ...(invitation === undefined ? [] : [eb('invitation', '=', invitation)]),
    ...(kinds === undefined ? [] : [eb('kind', 'in', kinds)]),
  ])
}

function oldestOfEach(effects: readonly Effect[]): readonly Effect[] {
  const taken = new Set<string>()
  return effects.filter(({ work }) => !taken.has(work.invitation) && taken.add(work.invitation))
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

const facts = {
  id: z.string().transform(asEffectId),
  invitation: z.string().transform(asInvitationId),
  attempts: z.number(),
  mayBeDone: z.number().transform((stored) => stored === 1),
  dueAt: moment,
}

const effectRow = z
  .discriminatedUnion('kind', [
    z.object({
      ...facts,
      kind: z.enum(['send', 'accept', 'decline', 'revoke', 'revise_cards', 'notify_inviter', 'watch']),
    }),
    z.object({ ...facts, kind: z.literal('deliver_card'), toPlatform: z.string(), toActor: z.string() }),
  ])
  .transform((row): Effect => {
    const { id, attempts, mayBeDone, dueAt } = row
    return { id, attempts, mayBeDone, dueAt, work: workIn(row) }
  })

type EffectFacts = { readonly invitation: InvitationId } & (
  | { readonly kind: Exclude<EffectKind, 'deliver_card'> }
  | { readonly kind: 'deliver_card'; readonly toPlatform: string; readonly toActor: string }
)

function workIn(row: EffectFacts): EffectWork {
  if (row.kind !== 'deliver_card') return { kind: row.kind, invitation: row.invitation }
  return { kind: row.kind, invitation: row.invitation, to: { platform: row.toPlatform, id: row.toActor } }
}
