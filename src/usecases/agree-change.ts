import { type Change, type ChangeDecision, decideVerdict } from '../domain/change.ts'
import type { ChangeOutcome } from '../domain/change-outcomes.ts'
import type { ChangeId } from '../domain/ids.ts'
import type { Transaction } from '../store/store.ts'
import { goOn } from './begin-change.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'
import { findForDecision } from './find-for-decision.ts'
import { keepPressed } from './keep-pressed.ts'
import { explainDecision, reportChange } from './report-change.ts'

type Verdict = { readonly change: ChangeId; readonly agrees: boolean }

/** A second person agrees to what somebody asked for, or does not. Of two at once one decides, and the other hears who. */
export async function agreeChange(deps: Deps, caller: Caller, verdict: Verdict): Promise<ChangeOutcome> {
  const id = verdict.change
  const found = await findForDecision(deps, caller, { action: 'agree', id })
  if (found.kind !== 'found') return found
  const byName = (await findCaller(deps, caller))?.name ?? caller.name
  const decision = await deps.store.transaction((tx) =>
    decideAndRecord(deps, tx, { caller, byName, verdict }),
  )
  return decision.kind === 'go'
    ? reportChange(deps, caller.team, decision.change)
    : explainDecision(deps, caller, { decision, id, same: verdict.agrees ? AGREED : ['denied'] })
}

const AGREED = ['waiting', 'applying', 'done'] as const

type Deciding = { readonly caller: Caller; readonly byName: string; readonly verdict: Verdict }

async function decideAndRecord(
  { now }: Deps,
  tx: Transaction,
  { caller, byName, verdict }: Deciding,
): Promise<ChangeDecision> {
  const current = await tx.lockChange(verdict.change)
  if (!current) throw new Error(`change ${verdict.change} is gone`)
  const { actor, place, team, message } = caller
  const at = now()
  const { agrees } = verdict
  const decision = decideVerdict(current, { by: actor, byName, at, agrees, undoMs: team.undoMs })
  await keepPressed(tx, caller, { about: current.id, purpose: 'change' })
  // A card that still has the button shows how it stands by itself.
  if (decision.kind !== 'go' && message) await tx.enqueue({ kind: 'revise_change', change: current.id }, at)
  if (decision.kind !== 'go') return decision

  const { change } = decision
  const { id } = change
  await tx.saveChange(change)
  const action = agrees ? 'change.agreed' : 'change.denied'
  await tx.appendAudit({ at, team: team.id, actor, place, change: id, action, decision: 'done' })
  if (agrees) await goOn(tx, change, at)
  else await closeDenied(tx, change, at)
  await tx.enqueue({ kind: 'revise_change', change: id }, at)
  return decision
}

/** Who asked hears of it once, also where it was for several invitations. */
async function closeDenied(tx: Transaction, { id, what, decidedBy, team }: Change, at: Date): Promise<void> {
  await tx.enqueue({ kind: 'notify_asker', change: id }, at)
  if (what.kind !== 'invite') return
  for (const invitation of what.invitations) {
    const found = await tx.lockInvitation(invitation)
    if (found?.status !== 'requested') continue
    await tx.saveInvitation({ ...found, status: 'denied', closedAt: at })
    const actor = decidedBy ? { actor: decidedBy } : {}
    await tx.appendAudit({ at, team, ...actor, action: 'invitation.denied', invitation, decision: 'done' })
  }
}
