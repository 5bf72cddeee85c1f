import { createHash } from 'node:crypto'
import type { Place } from '../domain/actor.ts'
import { NO_TEAM } from '../domain/audit.ts'
import { asDeliveryId, asLinkRequestId } from '../domain/ids.ts'
import type { LinkRequest } from '../domain/link-request.ts'
import { RENEWABLE_FOR_MS } from '../domain/page-address.ts'
import type { PageOutcome, Visited } from '../domain/page-outcomes.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { listSignIns } from './start-link.ts'

export type Visitor = {
  /** What the page's address ends with. */
  readonly key: string
  /** What only this browser knows. */
  readonly browser: string
}

export type VisitDeps = Pick<
  Deps,
  'store' | 'now' | 'teams' | 'platforms' | 'signIns' | 'vault' | 'publicUrl'
>

type Nowhere =
  | { readonly kind: 'not_found'; readonly request?: undefined }
  | { readonly kind: 'gone' | 'began_elsewhere'; readonly request: LinkRequest }

type Visit = (Visited & { readonly kind: 'visited' }) | Nowhere

/** Which way to link an account a browser came to. Changes nothing. */
export async function findVisit(deps: VisitDeps, visitor: Visitor): Promise<Visit> {
  return deps.store.transaction(async (tx) => {
    const request = await lockByKey(tx, visitor)
    if (request) return visitOf(deps, visitor, request)
    const begun = await tx.lockLinkRequest(asLinkRequestId(visitor.key))
    return begun ? { kind: 'began_elsewhere', request: begun } : { kind: 'not_found' }
  })
}

/** By the secret; or, in the browser where it was begun, by the id, which is no secret. */
export async function lockByKey(
  tx: Transaction,
  { key, browser }: Visitor,
): Promise<LinkRequest | undefined> {
  const own = await tx.lockLinkRequest(asLinkRequestId(hashOf(key)))
  if (own) return own
  const begun = await tx.lockLinkRequest(asLinkRequestId(key))
  return begun && isBegunIn(begun, browser) ? begun : undefined
}

/** One for a team that is not configured any more, or has moved, leads nowhere. */
export function visitOf(deps: VisitDeps, { key, browser }: Visitor, request: LinkRequest): Visit {
  const { actor, tenant, team: id } = request
  const team = deps.teams.list().find((one) => one.id === id && one.tenant === tenant)
  if (!team) return { kind: 'gone', request }
  return {
    kind: 'visited',
    key,
    request,
    team,
    platform: deps.platforms.get(actor.platform)?.title ?? actor.platform,
    ways: listSignIns(deps, { team, actor }, request.wish).map(({ way, title }) => ({ way, title })),
    canRenew: canRenew(request, { browser, at: deps.now() }),
  }
}

/** Why nobody gets any further with it. */
export function findEnd({ status, expiresAt }: LinkRequest, at: Date): 'used' | 'expired' | undefined {
  if (status === 'used') return 'used'
  return at >= expiresAt ? 'expired' : undefined
}

type Looked = { readonly browser: string; readonly at: Date }

/** Where it was begun in a browser, only there. */
export const canRenew = (request: LinkRequest, { browser, at }: Looked): boolean =>
  findEnd(request, at) === 'expired' &&
  at.getTime() < request.expiresAt.getTime() + RENEWABLE_FOR_MS &&
  (!request.visit || isBegunIn(request, browser))

export const isBegunIn = ({ visit }: Pick<LinkRequest, 'visit'>, browser: string): boolean =>
  visit?.browser === hashOf(browser)

/** What is kept of a secret: who reads the store cannot go back from it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** No channel: what is bound to one cannot be done from here. */
export const ON_A_PAGE: Place = { platform: 'web', isDirect: false }

/** Whose link it is, as if they had asked in the chat. */
export const callerOf = ({ request, team }: Pick<Visited, 'request' | 'team'>): Caller => ({
  actor: request.actor,
  name: request.actorName,
  place: ON_A_PAGE,
  team,
  delivery: asDeliveryId(`link ${request.id}`),
})

/** Somebody wanted to go on and cannot: goes into the audit log, under the outcome's word. */
export async function refuseVisit<Outcome extends Extract<PageOutcome, Visited>>(
  deps: Pick<Deps, 'store' | 'now'>,
  outcome: Outcome,
): Promise<Outcome> {
  await auditRefusal(deps, callerOf(outcome), { action: 'link', reason: outcome.kind })
  return outcome
}

type Unknown = 'forged' | 'not_found' | 'gone' | 'began_elsewhere'

/** As {@link refuseVisit}, where it is not known or not told whose link it is. What matches none is in no team's log. */
export async function refuseUnknown<Kind extends Unknown>(
  deps: Pick<Deps, 'store' | 'now'>,
  kind: Kind,
  { request }: { readonly request?: LinkRequest | undefined } = {},
): Promise<{ readonly kind: Kind }> {
  const team = { id: request?.team ?? NO_TEAM }
  const who = { place: ON_A_PAGE, team, ...(request && { actor: request.actor }) }
  await auditRefusal(deps, who, { action: 'link', reason: kind })
  return { kind }
}

/** A form that no page of ours sent, or not to this browser. */
export async function refuseForm(deps: VisitDeps, visitor: Visitor): Promise<PageOutcome> {
  const visit = await findVisit(deps, visitor)
  return refuseUnknown(deps, 'forged', visit)
}
