import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { type Time, tellDates } from './time.ts'

/** Hands a call to the package and its answer back. */
export async function passOn(
  { app, time }: { readonly app: App; readonly time: Time },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const aheadMs = time.catchUp()
  const answer = await app.handler(asWebRequest(request))
  const text = await answer.text()

  for (const [name, value] of answer.headers) reply.header(name, value)
  return reply.code(answer.status).send(isJson(answer) && text !== '' ? tellDates(text, aheadMs) : text)
}

function asWebRequest({ method, url, headers, host, body }: FastifyRequest): Request {
  const { 'content-length': _, ...kept } = headers
  return new Request(new URL(url, `http://${host}`), {
    method,
    headers: Object.entries(kept).map(([name, value]) => [name, String(value)]),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

const isJson = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith('application/json') === true
