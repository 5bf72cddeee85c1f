import type { UnavailableBecause } from '../backend.ts'
import type { HttpAnswer } from './call.ts'
import { parseRetryAfterMs } from './retry-after.ts'

export type Received = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
}

export type Verdict =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'unavailable'; readonly because: UnavailableBecause }

/** What was received: an answer to the call, or a reason to come back later. */
export function judge(received: Received, now: Date): Verdict {
  const because = refusedCall(received, now)
  if (because) return { kind: 'unavailable', because }
  return readBody(received)
}

function refusedCall({ status, headers }: Received, now: Date): UnavailableBecause | undefined {
  const problem = `answered ${status}`
  if (status >= 300 && status < 400)
    return { trouble: 'misconfigured', problem: 'redirects to another address' }
  if (status < 500 && !LATER.has(status)) return undefined
  const waitMs = askedMs(headers, now)
  const isBusy = status === 429 || status === 425 || (status === 503 && waitMs !== undefined)
  if (isBusy) return { trouble: 'busy', problem, waitMs, isUndone: true }
  return { trouble: 'not_answering', problem, waitMs }
}

const LATER = new Set([408, 425, 429])

/** The backend's own clock decides how far off its date is, where it tells the time. */
function askedMs(headers: Received['headers'], now: Date): number | undefined {
  const toldAt = Date.parse(String(headers['date']))
  // Better Auth asks under a name of its own: https://better-auth.com/docs/concepts/rate-limit
  const asked = headers['retry-after'] ?? headers['x-retry-after']
  return parseRetryAfterMs(String(asked), Number.isNaN(toldAt) ? now : new Date(toldAt))
}

function readBody({ status, headers, text }: Received): Verdict {
  if (text.trim() === '') return answer(status, undefined)
  try {
    const body: unknown = JSON.parse(text)
    return answer(status, body)
  } catch {
    if (status >= 400) return answer(status, text)
    return { kind: 'unavailable', because: isPage(headers, text) ? PAGE : NO_JSON }
  }
}

const answer = (status: number, body: unknown): Verdict => ({ kind: 'answer', answer: { status, body } })

const isPage = (headers: Received['headers'], text: string): boolean =>
  String(headers['content-type']).includes('text/html') || text.trimStart().startsWith('<')

const PAGE: UnavailableBecause = {
  trouble: 'misconfigured',
  problem: 'answered with a web page, not with JSON',
}

const NO_JSON: UnavailableBecause = {
  trouble: 'unreadable',
  problem: 'answered with something that is not JSON',
}
