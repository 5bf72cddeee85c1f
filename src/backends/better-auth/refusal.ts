import { BackendUnavailable, type RefusalReason, type Refused, type Trouble } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { unexpected } from '../http/read.ts'
import { refuse } from '../refuse.ts'
import { TITLE } from './facts.ts'
import { readCode } from './mapping.ts'

/** It was said no, and nothing was done. */
export type Refusal = {
  readonly kind: 'refusal'
  readonly status: number
  readonly answer: HttpAnswer
  /** Absent in an empty answer. */
  readonly code: string | undefined
  /** Whether it is about Usher's own way in, and `because` has to be thrown. */
  readonly isTrouble: boolean
  readonly because: BackendUnavailable
}

export function toRefusal(answer: HttpAnswer): Refusal {
  const { status } = answer
  const code = readCode(answer.body)
  const trouble = code === undefined ? undefined : TROUBLES.get(code)
  return {
    kind: 'refusal',
    status,
    answer,
    code,
    isTrouble: trouble !== undefined || status === 401 || status === 404,
    because: trouble ? unavailable(`answered ${status} ${code}`, trouble) : unexpected(TITLE, answer),
  }
}

const unavailable = (problem: string, trouble: Trouble): BackendUnavailable =>
  new BackendUnavailable(TITLE, { trouble, problem, isUndone: true })

/** What people are told of it. An application may refuse anything for reasons of its own. */
export function explainRefusal(
  { code, answer, isTrouble, because }: Refusal,
  reasons: Readonly<Record<string, RefusalReason | undefined>>,
): Refused {
  const reason = code === undefined ? undefined : reasons[code]
  if (!reason && isTrouble) throw because
  return refuse(reason ?? 'backend_refused', answer)
}

/**
 * Codes about the operator, whose statuses say something else: an organization that does not exist is one that the
 * operator is no member of, and a right that is missing may come as 401.
 * Source: https://github.com/better-auth/better-auth/tree/main/packages/better-auth/src/plugins/organization/routes
 */
const TROUBLES = new Map<string, Trouble>([
  ['MEMBER_NOT_FOUND', 'misconfigured'],
  ['ORGANIZATION_NOT_FOUND', 'misconfigured'],
  ['USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION', 'misconfigured'],
  ['YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION', 'misconfigured'],
  ['INVALID_ORIGIN', 'misconfigured'],
  ['MISSING_OR_NULL_ORIGIN', 'misconfigured'],
  ['VALIDATION_ERROR', 'unreadable'],
  ['YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION', 'forbidden'],
  ['YOU_ARE_NOT_ALLOWED_TO_CANCEL_THIS_INVITATION', 'forbidden'],
  ['YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER', 'forbidden'],
  ['YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER', 'forbidden'],
])
