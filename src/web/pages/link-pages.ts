import type { FastifyInstance } from 'fastify'
import { signInReturnUrl } from '../../domain/page-address.ts'
import type { PageOutcome } from '../../domain/page-outcomes.ts'
import { beginSignIn } from '../../usecases/begin-sign-in.ts'
import { confirmLink } from '../../usecases/confirm-link.ts'
import { finishInvitationVisit } from '../../usecases/finish-invitation-visit.ts'
import { finishSignIn } from '../../usecases/finish-sign-in.ts'
import { openLinkPage } from '../../usecases/open-link-page.ts'
import { renewLink } from '../../usecases/renew-link.ts'
import { refuseForm, refuseUnknown, type Visitor } from '../../usecases/visit-link.ts'
import { TOO_MANY_PAGE } from '../../views/link-page-words.ts'
import { readBrowser } from './browser-cookie.ts'
import type { LinkPageDeps } from './deps.ts'
import { explainTrouble } from './explain-trouble.ts'
import { giveBrowser, NO_HEAD, type Pages } from './give-browser.ts'
import { addInvitationPages } from './invitation-pages.ts'
import { openProof } from './proof.ts'
import { createRateLimit } from './rate-limit.ts'
import { type PageForm, readForm, readForms, visitorOf } from './read-form.ts'
import { send, show } from './show.ts'
import { showInvitation } from './show-invitation.ts'
import { tellLinked } from './tell-linked.ts'

/** Where people link their account in a browser. Only what is posted changes anything. */
export function addLinkPages(server: FastifyInstance, deps: LinkPageDeps, publicUrl: URL): void {
  server.register(async (scope) => {
    readForms(scope)
    const isTooMuch = createRateLimit(deps.now)
    scope.addHook('onRequest', async (request, reply) => {
      if (isTooMuch(request.ip)) return send(reply, publicUrl, { status: 429, page: TOO_MANY_PAGE })
      return undefined
    })
    scope.setErrorHandler(async (error, { method }, reply) => {
      const shown = explainTrouble(deps, error)
      if (method === 'POST' && shown.status < 500) await refuseUnknown(deps, 'forged')
      return send(reply, publicUrl, shown)
    })
    addReturn(scope, deps, publicUrl)
    addPage(scope, deps, publicUrl)
    addForm(scope, { deps, publicUrl, act: 'begin', run: begin })
    addForm(scope, { deps, publicUrl, act: 'confirm', run: confirm })
    addForm(scope, { deps, publicUrl, act: 'renew', run: renewLink })
    addInvitationPages(scope, { deps, publicUrl })
  })
}

function addPage(scope: FastifyInstance, deps: LinkPageDeps, publicUrl: URL): void {
  scope.get('/link/:key', NO_HEAD, async (request, reply) => {
    const visitor = { ...visitorOf(request), browser: giveBrowser(request, reply, { deps, publicUrl }) }
    return show(reply, { deps, publicUrl, visitor }, await openLinkPage(deps, visitor))
  })
}

function addReturn(scope: FastifyInstance, deps: LinkPageDeps, publicUrl: URL): void {
  scope.get('/link/back', NO_HEAD, async (request, reply) => {
    const browser = readBrowser(request.headers.cookie) ?? ''
    const url = signInReturnUrl(publicUrl)
    url.search = new URL(request.url, publicUrl).search
    const to = { deps, publicUrl, visitor: { key: '', browser } }
    const invited = await finishInvitationVisit(deps, { url, browser })
    if (invited) return showInvitation(reply, to, invited)
    return show(reply, to, await finishSignIn(deps, { url, browser }))
  })
}

type PostedForm = Pages & {
  readonly act: 'begin' | 'confirm' | 'renew'
  readonly run: (deps: LinkPageDeps, visitor: Visitor, form: PageForm) => Promise<PageOutcome>
}

function addForm(scope: FastifyInstance, { deps, publicUrl, act, run }: PostedForm): void {
  scope.post(`/link/:key/${act}`, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(request, publicUrl)
    const outcome = form ? await run(deps, visitor, form) : await refuseForm(deps, visitor)
    await tellLinked(deps, outcome)
    return show(reply, { deps, publicUrl, visitor }, outcome)
  })
}

const begin: PostedForm['run'] = (deps, visitor, { way, anew }) =>
  beginSignIn(deps, visitor, { way, isAnew: anew === 'yes' })

const confirm: PostedForm['run'] = (deps, visitor, { proved }) =>
  confirmLink(deps, visitor, (visit) => openProof(deps.vault, visit, proved))
