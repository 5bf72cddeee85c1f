import type { SendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { outcomeOfError } from './mapping.ts'
import type { BulkAnswer, BulkFailure, DigaInvitation } from './schemas.ts'

/** What a bulk answer says about one address, and how sure it is. */
export type Claim =
  | { readonly kind: 'made'; readonly invitation: DigaInvitation }
  | { readonly kind: 'failed'; readonly outcome: SendOutcome }
  /** It contradicts itself about this invitation; without it, it is `otherwise`. */
  | { readonly kind: 'look'; readonly id: string; readonly otherwise: SendOutcome }
  /** It does not say why, and there is no invitation to look at. */
  | { readonly kind: 'unsaid'; readonly otherwise: SendOutcome }

const UNCONFIRMED: SendOutcome = { kind: 'unconfirmed' }

/** An address may be in either list, in both, or in none, and `success` may say the opposite of the list it is in. */
export function judgeReport({ successful, failed }: BulkAnswer, email: string): Claim {
  const made = successful.find((one) => one.invited_email === email)
  const failure = failed.find((one) => one.email === email)
  if (made) return failure ? { kind: 'look', id: made.id, otherwise: outcomeOf(failure) } : asMade(made)
  // Left out: it may have been made all the same.
  return failure ? judgeFailure(failure) : { kind: 'unsaid', otherwise: UNCONFIRMED }
}

const asMade = (invitation: DigaInvitation): Claim => ({ kind: 'made', invitation })

function judgeFailure(failure: BulkFailure): Claim {
  const { invitation, success, error } = failure
  if (invitation) return { kind: 'look', id: invitation.id, otherwise: outcomeOf(failure) }
  if (success) return { kind: 'unsaid', otherwise: UNCONFIRMED }
  const outcome = outcomeOfError(error)
  return outcome ? { kind: 'failed', outcome } : { kind: 'unsaid', otherwise: refusalOf(failure) }
}

const outcomeOf = (failure: BulkFailure): SendOutcome => outcomeOfError(failure.error) ?? refusalOf(failure)

const refusalOf = ({ error }: BulkFailure): SendOutcome =>
  refuse('backend_refused', { body: { error_code: error } })
