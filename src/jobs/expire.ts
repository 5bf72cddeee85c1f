import { closeInvitation } from './close-invitation.ts'
import type { JobDeps } from './deps.ts'
import { logExpired } from './events.ts'

const AT_ONCE = 100

/** The clock ends what nobody answered in time. How many. */
export async function expireInvitations(deps: Pick<JobDeps, 'store' | 'now' | 'log'>): Promise<number> {
  const count = await deps.store.transaction(async (tx) => {
    const at = deps.now()
    const expired = await tx.lockExpiredInvitations(at, AT_ONCE)
    for (const invitation of expired) await closeInvitation(tx, invitation, { status: 'expired', at })
    return expired.length
  })
  logExpired(deps, count)
  return count
}
