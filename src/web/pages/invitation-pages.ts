import type { FastifyInstance } from 'fastify'
import type { InvitationPageOutcome } from '../../domain/invitation-page.ts'
import { answerOnPage } from '../../usecases/answer-on-page.ts'
import { beginInvitationVisit } from '../../usecases/begin-invitation-visit.ts'
import { openInvitationPage, refuseInvitationForm } from '../../usecases/open-invitation-page.ts'
import type { Visitor } from '../../usecases/visit-link.ts'
import type { LinkPageDeps } from './deps.ts'
import { giveBrowser, NO_HEAD, type Pages } from './give-browser.ts'
import { openInviteeProof } from './invitee-proof.ts'
import { type PageForm, readForm, visitorOf } from './read-form.ts'
import { showInvitation } from './show-invitation.ts'

/** Where an invitee answers whom no message reached. Only what is posted changes anything. */
export function addInvitationPages(scope: FastifyInstance, pages: Pages): void {
  const { deps } = pages
  scope.get('/invitation/:key', NO_HEAD, async (request, reply) => {
    const visitor = { ...visitorOf(request), browser: giveBrowser(request, reply, pages) }
    return showInvitation(reply, { ...pages, visitor }, await openInvitationPage(deps, visitor))
  })
  addForm(scope, { ...pages, act: 'begin', run: begin })
  addForm(scope, { ...pages, act: 'accept', run: answer(true) })
  addForm(scope, { ...pages, act: 'decline', run: answer(false) })
}

type PostedForm = Pages & {
  readonly act: 'begin' | 'accept' | 'decline'
  readonly run: (deps: LinkPageDeps, visitor: Visitor, form: PageForm) => Promise<InvitationPageOutcome>
}

function addForm(scope: FastifyInstance, { deps, publicUrl, act, run }: PostedForm): void {
  scope.post(`/invitation/:key/${act}`, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(request, publicUrl)
    const outcome = form ? await run(deps, visitor, form) : await refuseInvitationForm(deps, visitor)
    return showInvitation(reply, { deps, publicUrl, visitor }, outcome)
  })
}

const begin: PostedForm['run'] = (deps, visitor, { way, anew }) =>
  beginInvitationVisit(deps, visitor, { way, isAnew: anew === 'yes' })

const answer =
  (accepts: boolean): PostedForm['run'] =>
  (deps, visitor, { proved }) =>
    answerOnPage(deps, visitor, {
      accepts,
      findProved: (visit) => openInviteeProof(deps.vault, visit, proved),
    })
