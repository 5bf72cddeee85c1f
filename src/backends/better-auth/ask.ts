import type { z } from 'zod'
import type { Http, HttpCall } from '../http/http.ts'
import { readAnswer } from '../http/read.ts'
import { TITLE } from './facts.ts'
import { type Refusal, toRefusal } from './refusal.ts'

export type Reply<Body> = { readonly kind: 'done'; readonly body: Body } | Refusal

export type Ask = <Body>(call: HttpCall, schema: z.ZodType<Body>) => Promise<Reply<Body>>

export const createAsk =
  (http: Http): Ask =>
  async (call, schema) => {
    const answer = await http.call(call)
    if (answer.status >= 400) return toRefusal(answer)
    return { kind: 'done', body: readAnswer(TITLE, schema, answer) }
  }

/** For where no refusal means anything but trouble. */
export function getBody<Body>(reply: Reply<Body>): Body {
  if (reply.kind === 'refusal') throw reply.because
  return reply.body
}
