import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { SlackTwin } from '../../src/simulator/slack/twin.ts'

export type Heard = {
  readonly headers: IncomingMessage['headers']
  readonly raw: string
  /** The payload, whichever way it was wrapped. */
  readonly payload: Record<string, unknown>
}

export type Says = {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** A bare HTTP app that writes everything down; it says what `answer` gives, and nothing at all for undefined. */
export async function startStranger(
  twin: SlackTwin,
  answer: (heard: Heard) => Says | undefined,
): Promise<Heard[]> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const raw = await text(request)
      const one = { headers: request.headers, raw, payload: unwrap(raw) }
      heard.push(one)
      const said = answer(one)
      if (!said) return
      const { status = 200, body, headers = {} } = said
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(body === undefined ? '' : JSON.stringify(body))
    })()
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object' && address) resolve(address.port)
      else reject(new Error('the stranger listens nowhere'))
    })
  })
  twin.setDelivery({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return heard
}

const anything = z.record(z.string(), z.unknown())

function unwrap(raw: string): Record<string, unknown> {
  if (raw.startsWith('{')) return anything.parse(JSON.parse(raw))
  const form = Object.fromEntries(new URLSearchParams(raw))
  return form['payload'] ? anything.parse(JSON.parse(form['payload'])) : form
}

/** Waits in real time until nothing is under way, also not between two packets. */
export async function quiet(twin: SlackTwin): Promise<void> {
  for (let calm = 0; calm < 3; calm = twin.busy() === 0 ? calm + 1 : 0)
    await new Promise((resolve) => void setTimeout(resolve, 5))
}
