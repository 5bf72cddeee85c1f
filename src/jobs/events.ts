import type { Effect } from '../domain/effect.ts'
import { PROVISIONING } from '../usecases/deps.ts'
import type { JobDeps } from './deps.ts'

/** One line for the operator after the commit: how the invitation stands since the backend was asked. Ids only. */
export async function logProgress({ store, log }: JobDeps, { work }: Effect): Promise<void> {
  if (!PROVISIONING.some((kind) => kind === work.kind)) return
  const invitation = await store.transaction((tx) => tx.findInvitation(work.invitation))
  if (!invitation) return
  const { id, team, status, failure: reason } = invitation
  log.info({ invitation: id, team, kind: work.kind, ...(reason && { reason }) }, `invitation ${status}`)
}

export const logExpired = ({ log }: Pick<JobDeps, 'log'>, invitations: number): void => {
  if (invitations > 0) log.info({ invitations }, 'invitations expired')
}
