import { z } from 'zod'
import { BackendUnavailable, type Trouble } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { holdsError } from '../http/holds-error.ts'
import { findCode, readAnswer } from '../http/read.ts'
import { facts } from './facts.ts'
import { TROUBLES } from './mapping.ts'

const WHO = facts.title

/**
 * An error is a plain string, `{ err_code, err_msg }` or `{ category, message, details }`. What is written for people
 * is never read. https://developers.deepgram.com/reference/manage/invites/create
 */
const isErrorBody = z.union([z.string(), z.object({ category: z.string() }), z.unknown().refine(holdsError)])

/** A success with an error inside is none. */
export const isDone = ({ status, body }: HttpAnswer): boolean =>
  status >= 200 && status < 300 && !isErrorBody.safeParse(body).success

export const isForbidden = (answer: HttpAnswer): boolean => troubleOf(answer) === 'forbidden'

/** What an answer means that is about the call and not about a person in it. `otherwise` is for what says nothing. */
export function unavailable(answer: HttpAnswer, otherwise: Trouble = 'unreadable'): BackendUnavailable {
  const code = findCode(answer.body)
  const problem = code === undefined ? `answered ${answer.status}` : `answered ${answer.status} ${code}`
  const isUndone = answer.status >= 400
  return new BackendUnavailable(WHO, { trouble: troubleOf(answer) ?? otherwise, problem, isUndone })
}

/**
 * @param otherwise what a refusal means that says nothing more
 * @throws BackendUnavailable for everything but such a body
 */
export function readDone<Out>(schema: z.ZodType<Out>, answer: HttpAnswer, otherwise?: Trouble): Out {
  if (isDone(answer)) return readAnswer(WHO, schema, answer)
  throw unavailable(answer, answer.status < 300 ? 'unreadable' : otherwise)
}

const troubleOf = ({ status, body }: HttpAnswer): Trouble | undefined =>
  TROUBLES.get(findCode(body) ?? '') ?? TROUBLES.get(status)
