import type { PageOutcome, Proved, Visited } from '../domain/page-outcomes.ts'
import { authorize } from './authorize.ts'
import { completeLink } from './complete-link.ts'
import type { Deps } from './deps.ts'
import {
  callerOf,
  findEnd,
  findVisit,
  lockByKey,
  refuseUnknown,
  refuseVisit,
  type Visitor,
} from './visit-link.ts'

/**
 * They saw which account it is and said yes. The link is used up before anything else happens, so that of two
 * confirmations one counts.
 * @param findProved what the page had with it, if it was made for exactly this visit of this browser
 */
export async function confirmLink(
  deps: Deps,
  visitor: Visitor,
  findProved: (visit: Visited) => Proved | undefined,
): Promise<PageOutcome> {
  const visit = await findVisit(deps, visitor)
  if (visit.kind !== 'visited') return refuseUnknown(deps, visit.kind, visit)
  const end = findEnd(visit.request, deps.now())
  if (end) return refuseVisit(deps, { ...visit, kind: end })
  const proved = findProved(visit)
  if (!proved) return refuseUnknown(deps, 'forged', visit)
  const ruling = await authorize(deps, callerOf(visit), { action: 'link' })
  if (ruling.kind === 'denied') return ruling
  const isFirst = await use(deps, visitor, visit)
  return isFirst ? complete(deps, visit, proved) : refuseVisit(deps, { ...visit, kind: 'used' })
}

/** False where somebody was faster, or began anew. Who comes back once more still hears that it is used. */
function use({ store, now }: Deps, visitor: Visitor, { request: seen }: Visited): Promise<boolean> {
  return store.transaction(async (tx) => {
    const request = await lockByKey(tx, visitor)
    if (!request?.visit || findEnd(request, now()) || request.visit.state !== seen.visit?.state) return false
    await tx.saveLinkRequest({ ...request, status: 'used', visit: { ...request.visit, secrets: '' } })
    return true
  })
}

async function complete(deps: Deps, visit: Visited, { name, ...proved }: Proved): Promise<PageOutcome> {
  const { actor, name: actorName, place, team, delivery } = callerOf(visit)
  const { wish } = visit.request
  const made = { actor, actorName, place, team, delivery, ...proved, ...(wish && { wish }) }
  const linked = await completeLink(deps, made)
  return { ...visit, kind: 'answered', linked, ...(name !== undefined && { name }) }
}
