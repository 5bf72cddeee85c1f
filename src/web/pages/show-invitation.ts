import type { FastifyReply } from 'fastify'
import type { InvitationPageOutcome } from '../../domain/invitation-page.ts'
import { invitationPageUrl } from '../../domain/page-address.ts'
import type { Visitor } from '../../usecases/visit-link.ts'
import { invitationPage } from '../../views/invitation-page.ts'
import type { Pages } from './give-browser.ts'
import { sealInviteeProof } from './invitee-proof.ts'
import { formToken } from './read-form.ts'
import type { PageLinks } from './render-page.ts'
import { send } from './show.ts'

type To = Pages & { readonly visitor: Visitor }

/** Answers with the page of an outcome. */
export function showInvitation(reply: FastifyReply, to: To, outcome: InvitationPageOutcome): FastifyReply {
  to.deps.log.info({ outcome: outcome.kind }, 'invitation page answered')
  const shown = { status: STATUS[outcome.kind], page: invitationPage(outcome), links: linksOf(to, outcome) }
  return send(reply, to.publicUrl, shown)
}

/** What comes back from the issuer has the id of the link instead of its secret, which nobody keeps. */
function linksOf({ deps, publicUrl, visitor }: To, outcome: InvitationPageOutcome): PageLinks {
  const key = 'key' in outcome ? outcome.key : visitor.key
  return {
    pageUrl: invitationPageUrl(publicUrl, key),
    token: formToken({ key, browser: visitor.browser }),
    ...(outcome.kind === 'offer' && { sealed: sealInviteeProof(deps.vault, outcome, outcome.proved) }),
  }
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-15 */
const STATUS: Readonly<Record<InvitationPageOutcome['kind'], number>> = {
  ask: 200,
  leaving: 200,
  cancelled: 200,
  offer: 200,
  over: 200,
  answered: 200,
  forged: 400,
  clock: 400,
  denied: 403,
  began_elsewhere: 403,
  unverified: 403,
  not_invited: 403,
  not_found: 404,
  code_used: 409,
  linked_otherwise: 409,
  expired: 410,
  gone: 410,
}
