import { closeInvitation } from './close-invitation.ts'
import type { JobDeps } from './deps.ts'

const AT_ONCE = 100

/** The clock ends what nobody answered in time. How many. */
export function expireInvitations({ store, now }: Pick<JobDeps, 'store' | 'now'>): Promise<number> {
  return store.transaction(async (tx) => {
    const at = now()
    const expired = await tx.lockExpiredInvitations(at, AT_ONCE)
    for (const invitation of expired) await closeInvitation(tx, invitation, { status: 'expired', at })
    return expired.length
  })
}
