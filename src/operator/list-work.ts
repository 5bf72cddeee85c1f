import { subjectOf, wordFor } from '../domain/effect.ts'
import type { Hold } from '../domain/hold.ts'
import type { KeptEffect } from '../store/store.ts'
import { type ShownEffect, workLines } from '../views/operator.ts'
import type { OperatorAnswer } from './ask.ts'
import type { OperatorDeps } from './deps.ts'

/** More than anybody reads. */
const MOST_SHOWN = 1_000

/** What still has to happen, and why it has not. To whom it goes is left out. */
export async function listWork(
  { store, now }: OperatorDeps,
  { isJson }: { readonly isJson: boolean },
): Promise<OperatorAnswer> {
  const { effects, holds } = await store.transaction(async (tx) => ({
    effects: await tx.listEffects({ limit: MOST_SHOWN }),
    holds: await tx.listHolds(),
  }))
  const shown = effects.map((effect) => shownOf(effect, now()))
  const lines = isJson
    ? [JSON.stringify({ effects: shown, holds: holds.map(shownHold) })]
    : workLines({ effects: shown, holds, isCut: effects.length === MOST_SHOWN })
  return { lines, isGood: true }
}

function shownOf({ id, work, attempts, dueAt, problem, ...effect }: KeptEffect, now: Date): ShownEffect {
  return {
    id,
    state: stateOf(effect, now),
    kind: work.kind,
    about: `${wordFor(work)} ${subjectOf(work)}`,
    attempts,
    dueAt,
    ...(problem !== undefined && { why: problem }),
  }
}

function stateOf(
  { isParked, leaseUntil }: Pick<KeptEffect, 'isParked' | 'leaseUntil'>,
  now: Date,
): ShownEffect['state'] {
  if (isParked) return 'parked'
  return leaseUntil && leaseUntil > now ? 'running' : 'waiting'
}

const shownHold = ({ platform, space, reason, since }: Hold) => ({ platform, space, reason, since })
