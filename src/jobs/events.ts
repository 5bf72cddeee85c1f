import type { Bulk } from '../domain/bulk.ts'
import type { Change } from '../domain/change.ts'
import { type Effect, type EffectWork, wordFor } from '../domain/effect.ts'
import type { BulkId, ChangeId, InvitationId } from '../domain/ids.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Finding } from '../domain/reconcile.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import { PROVISIONING } from '../usecases/deps.ts'
import type { JobDeps } from './deps.ts'

type Subject =
  | { readonly invitation: InvitationId }
  | { readonly change: ChangeId }
  | { readonly bulk: BulkId }

/** What an effect is about, under its name in the log. */
export function subjectIn(work: EffectWork): Subject {
  if ('invitation' in work) return { invitation: work.invitation }
  return 'change' in work ? { change: work.change } : { bulk: work.bulk }
}

/** As it stands. */
export async function findSubject(
  tx: Transaction,
  work: EffectWork,
): Promise<Invitation | Change | Bulk | undefined> {
  if ('invitation' in work) return tx.findInvitation(work.invitation)
  return 'change' in work ? tx.findChange(work.change) : tx.findBulk(work.bulk)
}

/** One line for the operator after the commit: how it stands since the backend was asked. Ids only. */
export async function logProgress({ store, log }: JobDeps, { work }: Effect): Promise<void> {
  if (work.kind !== 'apply_change' && !PROVISIONING.some((kind) => kind === work.kind)) return
  const found = await store.transaction((tx) => findSubject(tx, work))
  if (!found) return
  const { team, status } = found
  const reason = 'failure' in found ? found.failure : undefined
  const about = { ...subjectIn(work), team, kind: work.kind }
  log.info({ ...about, ...(reason && { reason }) }, `${wordFor(work)} ${status}`)
}

export const logLeftBehind = ({ log }: JobDeps, { id, work }: Effect): void =>
  log.warn({ effect: id, kind: work.kind, ...subjectIn(work) }, `${wordFor(work)} left behind`)

export const logExpired = ({ log }: Pick<JobDeps, 'log'>, invitations: number): void => {
  if (invitations > 0) log.info({ invitations }, 'invitations expired')
}

export const logLapsed = ({ log }: Pick<JobDeps, 'log'>, changes: number): void => {
  if (changes > 0) log.info({ changes }, 'changes lapsed')
}

export const logReconciled = ({ log }: Pick<JobDeps, 'log'>, { id: team }: Team, finding: Finding): void => {
  const about = 'invitation' in finding ? { invitation: finding.invitation.id } : {}
  log.info({ ...about, team, finding: finding.kind }, 'invitation reconciled')
}
