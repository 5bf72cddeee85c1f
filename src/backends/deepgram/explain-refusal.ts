import type { Rank } from '../../domain/role.ts'
import type { Refused } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { refuse } from '../refuse.ts'
import { isForbidden, unavailable } from './answers.ts'
import { isOrdinary } from './mapping.ts'

/**
 * What is left to say of an answer that was no yes, when a look has shown that nothing came of the call.
 * @param rank the highest that the call was about
 * @throws BackendUnavailable where the operator's key may not do it to anybody
 */
export function explainRefusal(answer: HttpAnswer, rank: Rank): Refused {
  if (!isForbidden(answer)) return refuse('backend_refused', answer)
  if (isOrdinary(rank)) throw unavailable(answer)
  return refuse('above_operator')
}
