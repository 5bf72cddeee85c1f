import type { FastifyReply, FastifyRequest } from 'fastify'
import { readBrowser, writeBrowser } from './browser-cookie.ts'
import type { LinkPageDeps } from './deps.ts'

export type Pages = { readonly deps: LinkPageDeps; readonly publicUrl: URL }

/** The secret by which this browser is known again; a new one for who has none. */
export function giveBrowser(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, publicUrl }: Pages,
): string {
  const known = readBrowser(request.headers.cookie)
  if (known) return known
  const browser = deps.newSecret()
  reply.header('set-cookie', writeBrowser(browser, publicUrl))
  return browser
}

/** Whoever looks without meaning to, such as a preview, follows no link of another kind. */
export const NO_HEAD = { exposeHeadRoute: false } as const
