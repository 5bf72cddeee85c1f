import { createHmac } from 'node:crypto'
import type { Answered, Envelope, Transport } from './envelope.ts'

type Deps = { readonly url: string; readonly signingSecret: string; readonly closed: AbortSignal }

/** Signed requests to the app's own server. Source: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function createHttpTransport({ url, signingSecret, closed }: Deps): Transport {
  return {
    send: async (envelope) => {
      const { contentType, body } = encode(envelope)
      const headers = { 'content-type': contentType, ...sign(signingSecret, body), ...retryHeaders(envelope) }
      try {
        return await readAnswer(await fetch(url, { method: 'POST', headers, body, signal: closed }))
      } catch {
        // Refused, reset, or cut off: nobody is there to answer.
        return { kind: 'failed', reason: 'connection_failed', mayRetry: true }
      }
    },
  }
}

/** The stamp is real time, because the receiving library checks it against its own clock. */
function sign(signingSecret: string, body: string): Record<string, string> {
  const stamp = String(Math.floor(Date.now() / 1000))
  const digest = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${digest}` }
}

function encode({ type, payload }: Envelope): { contentType: string; body: string } {
  if (type === 'events_api') return { contentType: 'application/json', body: JSON.stringify(payload) }
  const form =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]))
  return { contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() }
}

function retryHeaders({ retry }: Envelope): Record<string, string> {
  if (!retry) return {}
  return { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }
}

async function readAnswer(response: Response): Promise<Answered> {
  const body = await response.text()
  if (!response.ok) {
    const mayRetry = response.headers.get('x-slack-no-retry') !== '1'
    return { kind: 'failed', reason: 'http_error', mayRetry }
  }
  return { kind: 'acked', payload: readBody(body, response.headers.get('content-type') ?? '') }
}

/** Plain text is a message of its own; anything unreadable counts as text too, as it does at Slack. */
function readBody(body: string, contentType: string): unknown {
  if (body === '') return undefined
  if (!contentType.includes('json')) return { text: body }
  try {
    return JSON.parse(body)
  } catch {
    return { text: body }
  }
}
