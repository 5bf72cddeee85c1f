import type { RefusalReason, Refused } from './backend.ts'
import type { HttpAnswer } from './http/call.ts'
import { findCode } from './http/read.ts'

/** What was refused with; a part of an answer has no status of its own. */
type Answered = Partial<HttpAnswer> & Pick<HttpAnswer, 'body'>

/** @param answered for the operator, where the reason is the backend's own */
export function refuse(reason: RefusalReason, answered?: Answered): Refused {
  if (!answered || reason !== 'backend_refused') return { kind: 'refused', reason }
  return { kind: 'refused', reason, status: answered.status, code: findCode(answered.body) }
}
