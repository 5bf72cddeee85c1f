import type { FastifyReply } from 'fastify'
import { linkPageUrl } from '../../domain/page-address.ts'
import type { PageOutcome } from '../../domain/page-outcomes.ts'
import type { Visitor } from '../../usecases/visit-link.ts'
import { linkPage } from '../../views/link-page.ts'
import type { Page } from '../../views/page.ts'
import type { LinkPageDeps } from './deps.ts'
import { pageHeaders } from './headers.ts'
import { sealProof } from './proof.ts'
import { formToken } from './read-form.ts'
import { type PageLinks, renderPage } from './render-page.ts'
import { statusOf } from './status.ts'

type To = { readonly deps: LinkPageDeps; readonly publicUrl: URL; readonly visitor: Visitor }

/** Answers with the page of an outcome, or sends the browser to the next one. */
export function show(reply: FastifyReply, to: To, outcome: PageOutcome): FastifyReply {
  const { deps, publicUrl } = to
  deps.log.info({ outcome: outcome.kind }, 'link page answered')
  if (outcome.kind === 'renewed')
    return reply.headers(pageHeaders(publicUrl)).redirect(linkPageUrl(publicUrl, outcome.secret).href, 303)
  const shown = { status: statusOf(outcome), page: linkPage(outcome), links: linksOf(to, outcome) }
  return send(reply, publicUrl, shown)
}

/** What comes back from the issuer has the id of the link instead of its secret, which nobody keeps. */
function linksOf({ deps, publicUrl, visitor }: To, outcome: PageOutcome): PageLinks {
  const key = 'key' in outcome ? outcome.key : visitor.key
  return {
    pageUrl: linkPageUrl(publicUrl, key),
    token: formToken({ key, browser: visitor.browser }),
    ...(outcome.kind === 'confirm' && { sealed: sealProof(deps.vault, outcome, outcome.proved) }),
  }
}

export type Shown = { readonly status: number; readonly page: Page; readonly links?: PageLinks }

export const send = (reply: FastifyReply, publicUrl: URL, { status, page, links }: Shown): FastifyReply =>
  reply.code(status).headers(pageHeaders(publicUrl)).send(renderPage(page, links))
