import type { NotInvitable } from './outcomes.ts'
import type { Team } from './team.ts'

/** What the team itself has against an address, or against there being none. */
export function findEmailProblem(
  { backend, domains }: Pick<Team, 'backend' | 'domains'>,
  email: string | undefined,
): Extract<NotInvitable, 'no_email' | 'other_domain'> | undefined {
  if (!email) return backend.needsEmail || domains.length > 0 ? 'no_email' : undefined
  const isAllowed = domains.length === 0 || domains.includes(email.slice(email.lastIndexOf('@') + 1))
  return isAllowed ? undefined : 'other_domain'
}
