import { z } from 'zod'
import { BackendUnavailable, type Trouble } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { unexpected } from '../http/read.ts'
import { TITLE } from './facts.ts'

/** It was said no, and nothing was done. */
export type Refusal = {
  readonly kind: 'refusal'
  readonly status: number
  /** Absent in an empty 401, and where Better Auth has only prose. */
  readonly code: string | undefined
  /** To be thrown by whom the code tells nothing. */
  readonly because: BackendUnavailable
}

const coded = z.object({ code: z.string() })

export function toRefusal(answer: HttpAnswer): Refusal {
  const code = coded.safeParse(answer.body).data?.code
  return { kind: 'refusal', status: answer.status, code, because: explain(answer, code) }
}

function explain(answer: HttpAnswer, code: string | undefined): BackendUnavailable {
  const trouble = code === undefined ? undefined : TROUBLES.get(code)
  if (!trouble) return unexpected(TITLE, answer)
  return new BackendUnavailable(TITLE, {
    trouble,
    problem: `answered ${answer.status} ${code}`,
    isUndone: true,
  })
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
  ['YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION', 'forbidden'],
  ['YOU_ARE_NOT_ALLOWED_TO_CANCEL_THIS_INVITATION', 'forbidden'],
  ['YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER', 'forbidden'],
])
