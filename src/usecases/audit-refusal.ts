import type { AuditEntry } from '../domain/audit.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

type Refused = Pick<AuditEntry, 'action' | 'invitation' | 'change'> & {
  /** A machine word. */
  readonly reason: string
}

/** Who tried what, where, and why it did not happen. */
export function auditRefusal(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { actor, place, team }: Pick<Caller, 'actor' | 'place' | 'team'>,
  refused: Refused,
): Promise<void> {
  return store.transaction((tx) =>
    tx.appendAudit({ ...refused, at: now(), team: team.id, actor, place, decision: 'refused' }),
  )
}
