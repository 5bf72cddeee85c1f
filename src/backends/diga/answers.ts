import type { z } from 'zod'
import type { RefusalReason, Refused } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { holdsError } from '../http/holds-error.ts'
import { readAnswer, unexpected } from '../http/read.ts'
import { refuse } from '../refuse.ts'
import { facts } from './facts.ts'
import { isRoleCode, NO_PROJECT, reasonOfCode, reasonOfField } from './mapping.ts'
import { refusal } from './schemas.ts'

export const WHO = facts.title

/** A success with an error inside is none. */
export const isDone = ({ status, body }: HttpAnswer): boolean =>
  status >= 200 && status < 300 && !holdsError(body)

export const codeIn = (body: unknown): string | undefined => refusal.safeParse(body).data?.error_code

/** That what was asked for is not there, said by Diga: a 404 without its code is another server's. */
export const isAbsent = ({ status, body }: HttpAnswer): boolean => {
  const code = codeIn(body)
  return status === 404 && code !== undefined && code !== NO_PROJECT
}

/** @throws BackendUnavailable where it was refused, for that is not foreseen */
export function readDone<Out>(schema: z.ZodType<Out>, answer: HttpAnswer): Out {
  if (!isDone(answer)) throw unexpected(WHO, answer)
  return readAnswer(WHO, schema, answer)
}

/**
 * Why this very call was refused. Throws BackendUnavailable where it is the key, the project or the server that is
 * wrong, because then any call would be refused.
 */
export function readRefusal(answer: HttpAnswer): Refused {
  const reason = reasonOf(answer)
  if (!reason) throw unexpected(WHO, answer)
  return refuse(reason, answer)
}

function reasonOf(answer: HttpAnswer): RefusalReason | undefined {
  const { status, body } = answer
  const code = codeIn(body)
  if (isRoleCode(code)) return 'above_operator'
  // A missing permission comes with a code about something else: the status is what counts.
  if (status === 401 || status === 403) return undefined
  if (status === 404 && !isAbsent(answer)) return undefined
  return reasonOfCode(code) ?? reasonOfStatus(status) ?? reasonOfDetail(body) ?? other(status)
}

const STATUS_REASONS = new Map<number, RefusalReason>([
  [404, 'not_found'],
  [410, 'expired'],
])

const reasonOfStatus = (status: number): RefusalReason | undefined => STATUS_REASONS.get(status)

/** A validation names the field by its path. */
const reasonOfDetail = (body: unknown): RefusalReason | undefined =>
  refusal
    .safeParse(body)
    .data?.detail?.map(({ loc }) => reasonOfField(loc))
    .find((known) => known !== undefined)

const other = (status: number): RefusalReason | undefined => (status < 400 ? undefined : 'backend_refused')
