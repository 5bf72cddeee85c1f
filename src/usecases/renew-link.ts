import { asLinkRequestId } from '../domain/ids.ts'
import { LINK_LIFE_MS, type LinkRequest } from '../domain/link-request.ts'
import type { PageOutcome } from '../domain/page-outcomes.ts'
import type { Deps } from './deps.ts'
import {
  canRenew,
  findEnd,
  findVisit,
  hashOf,
  lockByKey,
  refuseUnknown,
  refuseVisit,
  type Visitor,
} from './visit-link.ts'

/** A new link for the same person in the place of one that is over; the old one gives no second. */
export async function renewLink(deps: Deps, visitor: Visitor): Promise<PageOutcome> {
  const visit = await findVisit(deps, visitor)
  if (visit.kind !== 'visited') return refuseUnknown(deps, visit.kind, visit)
  const secret = deps.newSecret()
  const isRenewed = await replace(deps, visitor, secret)
  if (isRenewed) return { kind: 'renewed', secret }
  return refuseVisit(deps, { ...visit, kind: findEnd(visit.request, deps.now()) ?? 'ask' })
}

function replace({ store, now }: Deps, visitor: Visitor, secret: string): Promise<boolean> {
  return store.transaction(async (tx) => {
    const old = await lockByKey(tx, visitor)
    if (!old || !canRenew(old, { browser: visitor.browser, at: now() })) return false
    await tx.saveLinkRequest({ ...old, status: 'used' })
    await tx.saveLinkRequest(renewed(old, { secret, at: now() }))
    return true
  })
}

const renewed = (
  { visit: _visit, ...old }: LinkRequest,
  { secret, at }: { readonly secret: string; readonly at: Date },
): LinkRequest => ({
  ...old,
  id: asLinkRequestId(hashOf(secret)),
  createdAt: at,
  expiresAt: new Date(at.getTime() + LINK_LIFE_MS),
  status: 'open',
})
