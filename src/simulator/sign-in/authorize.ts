import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Codes, Grant } from './codes.ts'
import { type Page, redirectTo, refusalPage, type SignInLook, type SignInPerson, signInPage } from './page.ts'
import type { Redirects } from './redirects.ts'

/** How long somebody may look at the page. */
const PAGE_LIFE_MS = 10 * 60_000

export type AuthorizeDeps = {
  readonly clock: Clock
  readonly clientId: string
  readonly app: string
  readonly look: SignInLook
  /** What may be asked for. */
  readonly scopes: readonly string[]
  /** Without it nobody is signed in: `openid`. */
  readonly needed: string
  readonly people: () => readonly SignInPerson[]
  readonly redirects: Pick<Redirects, 'has'>
  readonly codes: Pick<Codes, 'issue'>
}

export type Authorize = {
  /** The page; it changes nothing. */
  show(query: URLSearchParams): Page
  /** What was pressed on it. */
  decide(form: URLSearchParams): Page
}

const request = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.string().optional(),
  scope: z.string().default(''),
  state: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.string().optional(),
})

type Request = z.infer<typeof request>

type Ticket = { readonly asked: Request; readonly issuedAt: Date }

/** The step of OAuth that a person sees in their browser. */
export function createAuthorize(deps: AuthorizeDeps): Authorize {
  const tickets = new Map<string, Ticket>()
  const take = (id: string): Request | undefined => {
    const ticket = tickets.get(id)
    tickets.delete(id)
    const isFresh = ticket && deps.clock.now().getTime() - ticket.issuedAt.getTime() < PAGE_LIFE_MS
    return isFresh ? ticket.asked : undefined
  }
  return {
    show: (query) => {
      const { data: asked } = request.safeParse(Object.fromEntries(query))
      const refusal = refusalOf(deps, asked)
      if (refusal || !asked) return refusalPage(deps.look, refusal ?? INCOMPLETE)
      const error = errorOf(deps, asked)
      if (error) return redirectTo(asked.redirect_uri, { error, state: asked.state })
      const ticket = randomBytes(16).toString('hex')
      tickets.set(ticket, { asked, issuedAt: deps.clock.now() })
      return signInPage(deps.look, {
        app: deps.app,
        scopes: scopesOf(asked),
        people: deps.people(),
        ticket,
        redirectUri: asked.redirect_uri,
      })
    },
    decide: (form) => {
      const asked = take(form.get('ticket') ?? '')
      if (!asked) return refusalPage(deps.look, 'This page was used before, or is too old.')
      return decide(deps, asked, form.get('as'))
    },
  }
}

const INCOMPLETE = 'The application left out who it is, or where you should go back to.'

/** Why nobody can be sent back at all. */
function refusalOf({ clientId, redirects }: AuthorizeDeps, asked: Request | undefined): string | undefined {
  if (!asked) return INCOMPLETE
  if (asked.client_id !== clientId) return 'Invalid client_id: there is no such application.'
  const isKnown = redirects.has(asked.redirect_uri)
  return isKnown ? undefined : 'Invalid redirect_uri: it is not among those of the application.'
}

/** What the application hears when it asks for something that is not there. */
function errorOf({ scopes, needed }: AuthorizeDeps, asked: Request): string | undefined {
  if (asked.response_type !== 'code') return 'unsupported_response_type'
  const wanted = scopesOf(asked)
  if (!wanted.includes(needed) || wanted.some((scope) => !scopes.includes(scope))) return 'invalid_scope'
  return asked.code_challenge && asked.code_challenge_method !== 'S256' ? 'invalid_request' : undefined
}

const scopesOf = ({ scope }: Request): readonly string[] => scope.split(/[ ,]+/).filter(Boolean)

function decide({ people, codes }: AuthorizeDeps, asked: Request, as: string | null): Page {
  const { redirect_uri: back, state } = asked
  const person = people().find(({ id }) => id === as)
  if (!person)
    return redirectTo(back, {
      error: 'access_denied',
      error_description: 'The resource owner or authorization server denied the request',
      state,
    })
  return redirectTo(back, { code: codes.issue(grantOf(asked, person)), state })
}

const grantOf = (asked: Request, { id }: SignInPerson): Grant => ({
  userId: id,
  scopes: scopesOf(asked),
  redirectUri: asked.redirect_uri,
  ...(asked.nonce !== undefined && { nonce: asked.nonce }),
  ...(asked.code_challenge !== undefined && { challenge: asked.code_challenge }),
})
