import { isSameActor } from '../domain/actor.ts'
import type { InvitationId } from '../domain/ids.ts'
import { isOverUnanswered } from '../domain/resend.ts'
import type { DropOutcome } from '../domain/resend-outcomes.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'
import { keepPressed } from './keep-pressed.ts'
import { recordOver } from './resend.ts'

/** Leaves it at an invitation that nobody answered, for who could have sent it again. */
export async function drop(deps: Deps, caller: Caller, id: InvitationId): Promise<DropOutcome> {
  const found = await deps.store.transaction((tx) => tx.findInvitation(id))
  const isOwn = found !== undefined && isSameActor(found.inviter, caller.actor)
  const authorization = await authorize(deps, caller, { action: 'resend', target: { isOwn } })
  if (authorization.kind === 'denied') return authorization

  const byName = (await findCaller(deps, caller))?.name ?? caller.name
  const { team } = caller
  const outcome = await deps.store.transaction(async (tx): Promise<DropOutcome> => {
    const current = await tx.lockInvitation(id)
    if (current?.team !== team.id) return { kind: 'not_found' }
    await keepPressed(tx, caller, { about: id, purpose: 'news' })
    if (!isOverUnanswered(current) || current.renewal?.end === 'left')
      return { kind: 'already', team, invitation: current }
    const left = await recordOver(deps, tx, { caller, byName, id, end: 'left' })
    return { kind: 'dropped', team, invitation: left ?? current }
  })
  if (outcome.kind !== 'dropped')
    await auditRefusal(deps, caller, { action: 'resend', invitation: id, reason: outcome.kind })
  return outcome
}
