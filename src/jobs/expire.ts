import { type Invitation, isLeftBehind, urgencyOf } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import { closeInvitation } from './close-invitation.ts'
import type { JobDeps } from './deps.ts'
import { logExpired } from './events.ts'

const AT_ONCE = 100

/** The clock ends what nobody answered in time. How many. */
export async function expireInvitations(
  deps: Pick<JobDeps, 'store' | 'teams' | 'now' | 'log'>,
): Promise<number> {
  const count = await deps.store.transaction(async (tx) => {
    const at = deps.now()
    const expired = await tx.lockExpiredInvitations(at, AT_ONCE)
    for (const invitation of expired) await expire(deps, tx, { invitation, at })
    return expired.length
  })
  logExpired(deps, count)
  return count
}

type Expiring = { readonly invitation: Invitation; readonly at: Date }

async function expire(
  { teams }: Pick<JobDeps, 'teams'>,
  tx: Transaction,
  { invitation, at }: Expiring,
): Promise<void> {
  // One that is not configured any more must not keep the clock from the others.
  const team = teams.list().find(({ id }) => id === invitation.team)
  const isKnownThere =
    team !== undefined && !isLeftBehind(invitation, team) && invitation.backendKey !== undefined
  if (!isKnownThere || !mayBeAnsweredThere(team))
    return closeInvitation(tx, invitation, { status: 'expired', at })
  // It has not ended before the backend was told so, which may have no clock for it, or their yes.
  await tx.saveInvitation({ ...invitation, status: 'revoking' })
  await tx.enqueue({ kind: 'revoke', invitation: invitation.id }, at, urgencyOf(invitation))
}

/** Past Usher, by a mail, or after the time that people here were told. */
const mayBeAnsweredThere = ({ backend: { expiry, mailsInvitee } }: Team): boolean =>
  expiry !== 'dated' || mailsInvitee !== 'no'
