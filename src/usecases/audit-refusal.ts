import type { AuditEntry } from '../domain/audit.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

type Refused = Pick<AuditEntry, 'action' | 'invitation' | 'change' | 'bulk'> & {
  /** A machine word. */
  readonly reason: string
}

type Refusing = Pick<Caller, 'place'> & {
  /** Absent where nothing says for certain who it was. */
  readonly actor?: Caller['actor']
  readonly team: Pick<Caller['team'], 'id'>
}

/** Who tried what, where, and why it did not happen. */
export function auditRefusal(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { actor, place, team }: Refusing,
  refused: Refused,
): Promise<void> {
  const who = { team: team.id, place, ...(actor && { actor }) }
  return store.transaction((tx) => tx.appendAudit({ ...refused, ...who, at: now(), decision: 'refused' }))
}
