import type { InvitationId, TeamId } from '../domain/ids.ts'
import type { Finding } from '../domain/reconcile.ts'
import type { Team } from '../domain/team.ts'

/** Of what was found, that which is believed. */
export type Doubt = (team: Team, findings: readonly Finding[]) => readonly Finding[]

/**
 * One list that is empty or short by mistake would end everything that it lacks, for good. Where a backend shows a single
 * invitation only by its list, what is gone is believed when it was gone at the look before too.
 */
export function createDoubt(): Doubt {
  const missed = new Map<TeamId, ReadonlySet<InvitationId>>()
  return ({ id, backend }, findings) => {
    const before = missed.get(id)
    missed.set(id, new Set(findings.flatMap(idOfEnded)))
    if (backend.capabilities.findInvitation.how === 'native') return findings
    return findings.filter((finding) => idOfEnded(finding).every((ended) => before?.has(ended)))
  }
}

const idOfEnded = (finding: Finding): readonly InvitationId[] =>
  finding.kind === 'ended' ? [finding.invitation.id] : []
