import type { PersonKind } from '../domain/actor.ts'
import type { InvitationId } from '../domain/ids.ts'
import { isOpen, teamOf } from '../domain/invitation.ts'
import { isPermission, type Refusal } from '../domain/policy.ts'
import { NONE_SO_FAR } from '../domain/reminders.ts'
import type { QuietOutcome } from '../domain/resend-outcomes.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { keepPressed } from './keep-pressed.ts'
import { ruleAnswer } from './rule-answer.ts'
import { readKind } from './standing.ts'

/** Whoever may answer an invitation wants to hear no more about it by themselves. */
export async function stopReminders(deps: Deps, caller: Caller, id: InvitationId): Promise<QuietOutcome> {
  const kind = await readKind(deps, caller.actor)
  const decided = await deps.store.transaction((tx) => decideAndRecord(deps, tx, { caller, id, kind }))
  if (decided.kind === 'quiet') return decided
  const reason = decided.kind === 'refused' ? decided.ruling.kind : decided.kind
  await auditRefusal(deps, caller, { action: 'answer', invitation: id, reason })
  if (decided.kind !== 'refused') return decided
  const { ruling } = decided
  if (ruling.kind === 'not_yours') return { kind: 'not_yours' }
  return { kind: 'denied', action: 'answer', team: caller.team, ruling, flaws: [], whoCould: [] }
}

type Asked = { readonly caller: Caller; readonly id: InvitationId; readonly kind: PersonKind }

type Decided =
  | Extract<QuietOutcome, { kind: 'quiet' | 'already' }>
  | { readonly kind: 'not_found' }
  | { readonly kind: 'refused'; readonly ruling: Refusal }

async function decideAndRecord(
  { now }: Deps,
  tx: Transaction,
  { caller, id, kind }: Asked,
): Promise<Decided> {
  const found = await tx.lockInvitation(id)
  if (!found) return { kind: 'not_found' }
  const { actor, place, team } = caller
  const ruling = ruleAnswer(found, { actor, kind, link: await tx.findLink(teamOf(found), actor) })
  if (!isPermission(ruling)) return { kind: 'refused', ruling }
  await keepPressed(tx, caller, { about: id, purpose: 'reminder' })
  if (!isOpen(found) || found.reminders?.areOff) return { kind: 'already', team, invitation: found }

  const at = now()
  const quiet = { ...found, reminders: { ...(found.reminders ?? NONE_SO_FAR), areOff: true } }
  await tx.saveInvitation(quiet)
  const entry = { at, team: team.id, actor, place, invitation: id, decision: 'done' } as const
  await tx.appendAudit({ ...entry, action: 'reminders.stopped' })
  await tx.enqueue({ kind: 'revise_cards', invitation: id }, at)
  return { kind: 'quiet', team, invitation: quiet }
}
