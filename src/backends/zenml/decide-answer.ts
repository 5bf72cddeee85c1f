import type { AcceptOutcome, DeclineOutcome } from '../backend.ts'
import type { HttpAnswer } from '../http/http.ts'
import { refuse } from '../refuse.ts'
import { isDone } from './api.ts'
import { reasonOfRefusal } from './mapping.ts'
import type { Standing } from './standing.ts'

/** What came of an acceptance that ZenML did not confirm. */
export function decideAccept(standing: Standing, answer: HttpAnswer): AcceptOutcome {
  const { account, isMember, isTheirs, fate } = standing
  if (!isTheirs) return refuse('not_yours')
  if (isMember) return { kind: fate === 'accepted' ? 'joined' : 'already_member', account }
  if (fate === 'expired') return refuse('expired')
  if (fate === 'waiting') return refuse(reasonOfRefusal(answer.status, answer.body), answer)
  return refuse('not_found')
}

/** What came of a decline that ZenML did not confirm. */
export function decideDecline({ isTheirs, fate }: Standing, answer: HttpAnswer): DeclineOutcome {
  if (!isTheirs) return refuse('not_yours')
  if (fate === 'declined') return { kind: 'declined' }
  if (fate === 'expired') return refuse('expired')
  // Still waiting, or taken for an acceptance.
  if (fate === 'waiting' || isDone(answer)) return refuse('backend_refused', answer)
  return refuse('not_found')
}
