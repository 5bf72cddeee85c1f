import { isSameActor } from '../domain/actor.ts'
import type { ReachOutcome } from '../domain/detour-outcomes.ts'
import type { InvitationId } from '../domain/ids.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findUnreached } from './find-unreached.ts'

/** The invitation whose invitee somebody wants to reach another way, if they may, and if nobody was reached so far. */
export async function findForDetour(deps: Deps, caller: Caller, id: InvitationId): Promise<ReachOutcome> {
  const { team } = caller
  const found = await deps.store.transaction((tx) => tx.findInvitation(id))
  const invitation = found?.team === team.id ? found : undefined
  const isOwn = invitation !== undefined && isSameActor(invitation.inviter, caller.actor)
  const authorization = await authorize(deps, caller, { action: 'reach', target: { isOwn } })
  if (authorization.kind === 'denied') return authorization
  if (!invitation) return refuse(deps, caller, { id, outcome: { kind: 'not_found' } })

  const unreached = await deps.store.transaction((tx) => findUnreached(deps, tx, invitation))
  if (unreached) return { kind: 'unreached', team, invitation, unreached }
  return refuse(deps, caller, { id, outcome: { kind: 'reached', team, invitation } })
}

type Refused<Outcome> = { readonly id: InvitationId; readonly outcome: Outcome }

/** There is a sentence for it, and a line in the audit log, under the outcome's most telling word. */
export async function refuse<Outcome extends { readonly kind: string; readonly because?: string }>(
  deps: Deps,
  caller: Caller,
  { id, outcome }: Refused<Outcome>,
): Promise<Outcome> {
  await auditRefusal(deps, caller, {
    action: 'reach',
    invitation: id,
    reason: outcome.because ?? outcome.kind,
  })
  return outcome
}
