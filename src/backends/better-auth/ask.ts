import type { z } from 'zod'
import { holdsError } from '../http/holds-error.ts'
import type { Http, HttpCall } from '../http/http.ts'
import { readAnswer, unexpected } from '../http/read.ts'
import { TITLE } from './facts.ts'
import { type Refusal, toRefusal } from './refusal.ts'

export type Reply<Body> = { readonly kind: 'done'; readonly body: Body } | Refusal

export type Ask = <Body>(call: HttpCall, schema: z.ZodType<Body>) => Promise<Reply<Body>>

export const createAsk =
  (http: Http): Ask =>
  async (call, schema) => {
    const answer = await http.call(call)
    if (answer.status >= 400) return toRefusal(answer)
    // A success with an error inside is none.
    if (holdsError(answer.body)) throw unexpected(TITLE, answer)
    return { kind: 'done', body: readAnswer(TITLE, schema, answer) }
  }

/** For where no refusal means anything but trouble. */
export function getBody<Body>(reply: Reply<Body>): Body {
  if (reply.kind === 'refusal') throw reply.because
  return reply.body
}
