import { type Actor, isSameActor } from '../domain/actor.ts'
import type { Urgency } from '../domain/effect.ts'
import type { InvitationId } from '../domain/ids.ts'
import { decideRevoke, type Invitation, isUnconfirmed, type RevokeDecision } from '../domain/invitation.ts'
import type { RevokeOutcome } from '../domain/outcomes.ts'
import { isBeingRenewed } from '../domain/resend.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { type Deps, PROVISIONING } from './deps.ts'
import { findCaller } from './find-caller.ts'

/** Takes an invitation back, for an admin or for who sent it. The question "sure?" was asked before. */
export async function revoke(deps: Deps, caller: Caller, id: InvitationId): Promise<RevokeOutcome> {
  const found = await deps.store.transaction((tx) => tx.findInvitation(id))
  const isOwn = found !== undefined && isSameActor(found.inviter, caller.actor)
  const authorization = await authorize(deps, caller, { action: 'revoke', target: { isOwn } })
  if (authorization.kind === 'denied') return authorization

  const byName = (await findCaller(deps, caller))?.name ?? caller.name
  const decision = await deps.store.transaction((tx) => decideAndRecord(deps, tx, { caller, byName, id }))
  if (decision.kind !== 'go')
    await auditRefusal(deps, caller, { action: 'revoke', invitation: id, reason: decision.kind })
  if (decision.kind === 'not_found') return decision
  const team = deps.teams.get(decision.invitation.team)
  if (decision.kind === 'already') return { ...decision, team }

  await deps.settle([id], PROVISIONING)
  const invitation = (await deps.store.transaction((tx) => tx.findInvitation(id))) ?? decision.invitation
  return { kind: 'revoked', team, invitation }
}

type Asked = { readonly caller: Caller; readonly byName: string; readonly id: InvitationId }

async function decideAndRecord(
  { now }: Deps,
  tx: Transaction,
  { caller, byName, id }: Asked,
): Promise<RevokeDecision | { readonly kind: 'not_found' }> {
  const found = await lockOfTeam(tx, caller, id)
  if (!found) return { kind: 'not_found' }

  return recordRevoke(tx, found, { by: caller.actor, byName, at: now() })
}

type Revoking = {
  readonly by: Actor
  readonly byName: string
  readonly at: Date
  /** `interactive` unless said otherwise. */
  readonly urgency?: Urgency
}

/** For whoever has locked it, and judged whether they may. */
export async function recordRevoke(
  tx: Transaction,
  found: Invitation,
  { by, byName, at, urgency }: Revoking,
): Promise<RevokeDecision> {
  const decision = decideRevoke(found, { by, byName })
  if (decision.kind === 'go') {
    await tx.saveInvitation(decision.invitation)
    // One that is still being sent is taken back by the effect that sends it: only that knows whether the backend has it.
    const isBeingSent = (found.status === 'sending' && !isUnconfirmed(found)) || isBeingRenewed(found)
    if (!isBeingSent) await tx.enqueue({ kind: 'revoke', invitation: found.id }, at, urgency)
  }
  return decision
}

/** The caller's right was judged for one team; an id of another team's invitation is as good as none. */
async function lockOfTeam(
  tx: Transaction,
  caller: Caller,
  id: InvitationId,
): Promise<Invitation | undefined> {
  const found = await tx.lockInvitation(id)
  return found?.team === caller.team.id ? found : undefined
}
