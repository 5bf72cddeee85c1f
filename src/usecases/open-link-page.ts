import type { PageOutcome } from '../domain/page-outcomes.ts'
import { findEnd, findVisit, isBegunIn, type VisitDeps, type Visitor } from './visit-link.ts'

/** Somebody opened a link, or a crawler or a preview did: changes nothing, not even the audit log. */
export async function openLinkPage(deps: VisitDeps, visitor: Visitor): Promise<PageOutcome> {
  const visit = await findVisit(deps, visitor)
  if (visit.kind !== 'visited') return { kind: visit.kind }
  const { request } = visit
  const end = findEnd(request, deps.now())
  if (end) return { ...visit, kind: end }
  const isElsewhere = request.status === 'started' && !isBegunIn(request, visitor.browser)
  return { ...visit, kind: isElsewhere ? 'other_browser' : 'ask' }
}
