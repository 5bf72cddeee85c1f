import { findSubject, subjectIn } from '../jobs/events.ts'
import type { KeptEffect, Transaction } from '../store/store.ts'
import { PROVISIONING } from '../usecases/deps.ts'
import { retriedLines, unknownEffectLine } from '../views/operator.ts'
import type { OperatorAnswer } from './ask.ts'
import type { OperatorDeps } from './deps.ts'

/** More than ever wait at once. */
const MOST_KEPT = 1_000_000

/** Runs it again at once, as if it were new. */
export async function retryOne(deps: OperatorDeps, id: string): Promise<OperatorAnswer> {
  const [retried] = await retry(deps, (effect) => effect.id === id)
  return retried ? retriedAnswer([retried]) : { lines: [unknownEffectLine(id)], isGood: false }
}

export const retryParked = async (deps: OperatorDeps): Promise<OperatorAnswer> =>
  retriedAnswer(await retry(deps, ({ isParked }) => isParked))

const retriedAnswer = (retried: readonly KeptEffect[]): OperatorAnswer => ({
  lines: retriedLines({ count: retried.length, isLate: retried.some(isLate) }),
  isGood: true,
})

/** Whoever waited for it has heard that it failed. */
const isLate = ({ isParked, work: { kind } }: KeptEffect): boolean =>
  isParked && [...PROVISIONING, 'apply_change'].some((waited) => waited === kind)

async function retry(
  { store, now }: OperatorDeps,
  isWanted: (effect: KeptEffect) => boolean,
): Promise<readonly KeptEffect[]> {
  return store.transaction(async (tx) => {
    const wanted = (await tx.listEffects({ limit: MOST_KEPT })).filter(isWanted)
    const retried: KeptEffect[] = []
    for (const effect of wanted) if (await revive(tx, effect, now())) retried.push(effect)
    return retried
  })
}

async function revive(tx: Transaction, { id, work }: KeptEffect, at: Date): Promise<boolean> {
  if (!(await tx.reviveEffect(id, at))) return false
  const about = await findSubject(tx, work)
  if (about)
    await tx.appendAudit({
      at,
      team: about.team,
      action: 'effect.retried',
      ...subjectIn(work),
      decision: 'done',
      reason: work.kind,
    })
  return true
}
