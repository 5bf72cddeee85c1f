import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'

const jsonBody = z.record(z.string(), z.unknown())

/** The arguments of a call: form, JSON or query. Throws `invalid_json`, `invalid_post_type`, `request_timeout`. */
export async function readArgs(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const { searchParams } = new URL(request.url ?? '/', 'http://slack')
  const body = await readBody(request)
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim()
  if (body === '') return Object.fromEntries(searchParams)
  if (type === 'application/json') return parseJson(body)
  if (type !== 'application/x-www-form-urlencoded') throw new Refusal('invalid_post_type')
  return Object.fromEntries([...searchParams, ...new URLSearchParams(body)])
}

/** From the header, or from the argument `token`. */
export function tokenOf(
  request: IncomingMessage,
  args: Readonly<Record<string, unknown>>,
): string | undefined {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined)
}

async function readBody(request: IncomingMessage): Promise<string> {
  try {
    return await text(request)
  } catch {
    // The caller hung up in the middle of it.
    throw new Refusal('request_timeout')
  }
}

function parseJson(body: string): Readonly<Record<string, unknown>> {
  try {
    return jsonBody.parse(JSON.parse(body))
  } catch {
    throw new Refusal('invalid_json')
  }
}
