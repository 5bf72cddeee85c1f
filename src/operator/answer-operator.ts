import { assertNever } from '../domain/assert-never.ts'
import type { OperatorAnswer, OperatorAsk } from './ask.ts'
import type { OperatorDeps } from './deps.ts'
import { listWork } from './list-work.ts'
import { reconcileTeams } from './reconcile-teams.ts'
import { resume } from './resume.ts'
import { retryOne, retryParked } from './retry.ts'

/** Does what somebody who runs Usher asks for. Whoever gets this far may: it is their machine. */
export async function answerOperator(deps: OperatorDeps, ask: OperatorAsk): Promise<OperatorAnswer> {
  switch (ask.kind) {
    case 'effects':
      return listWork(deps, ask)
    case 'retry':
      return retryOne(deps, ask.effect)
    case 'retry_parked':
      return retryParked(deps)
    case 'reconcile':
      return reconcileTeams(deps, ask)
    case 'resume':
      return resume(deps, ask.platform)
    default:
      return assertNever(ask)
  }
}
