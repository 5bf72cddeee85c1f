import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Visitor } from '../../usecases/visit-link.ts'
import { readBrowser } from './browser-cookie.ts'

/** Bytes. What was proved comes with the form, and may hold a token. */
const LONGEST_FORM = 16_384

/** The server itself leaves every body unread; the pages read forms and nothing else. */
export function readForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: LONGEST_FORM },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
}

const params = z.object({ key: z.string().max(200) })

export const visitorOf = (request: FastifyRequest): Visitor => ({
  key: params.parse(request.params).key,
  browser: readBrowser(request.headers.cookie) ?? '',
})

const form = z.object({
  token: z.string().max(100),
  way: z.string().max(100).default(''),
  anew: z.string().max(10).default('no'),
  proved: z.string().max(LONGEST_FORM).default(''),
})

export type PageForm = z.infer<typeof form>

/** Undefined for what no page of ours sent, or not from this browser. */
export function readForm(request: FastifyRequest, pagesUrl: URL): PageForm | undefined {
  const { origin } = request.headers
  if (origin !== undefined && origin !== pagesUrl.origin) return undefined
  const { data } = form.safeParse(request.body)
  const visitor = visitorOf(request)
  return data && visitor.browser !== '' && isSame(data.token, formToken(visitor)) ? data : undefined
}

/** Nobody makes it without the cookie, which no other site sees. */
export const formToken = ({ key, browser }: Visitor): string =>
  createHash('sha256')
    .update(JSON.stringify(['form', key, browser]))
    .digest('base64url')

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
