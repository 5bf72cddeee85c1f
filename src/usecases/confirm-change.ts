import { type Change, type ChangeDecision, decideConfirm } from '../domain/change.ts'
import type { ChangeOutcome } from '../domain/change-outcomes.ts'
import type { ChangeId } from '../domain/ids.ts'
import type { Permission } from '../domain/policy.ts'
import type { Transaction } from '../store/store.ts'
import { authorize } from './authorize.ts'
import { beginChange } from './begin-change.ts'
import type { Caller } from './caller.ts'
import { actionOf } from './change-action.ts'
import type { Deps } from './deps.ts'
import { lookAnew } from './look-anew.ts'
import type { MemberChange } from './propose-change.ts'
import { refuseChange, reportChange } from './report-change.ts'
import { weighMember } from './weigh-member.ts'

/** Who asked is sure. Everything is judged once more, as it is at this moment. */
export async function confirmChange(deps: Deps, caller: Caller, id: ChangeId): Promise<ChangeOutcome> {
  const { team } = caller
  const found = await deps.store.transaction((tx) => tx.findChange(id))
  if (found?.team !== team.id || found.what.kind === 'invite')
    return refuseChange(deps, caller, { outcome: { kind: 'not_found' }, id })
  const { what } = found
  const first = decideConfirm(found, confirmation(deps, caller, 'allowed'))
  if (first.kind !== 'go') return explain(deps, caller, { ...first, id })

  const checked = await check(deps, caller, { ...found, what })
  if (checked.kind !== 'fit') return checked
  const { permission } = checked
  const decided = await deps.store.transaction((tx) => decideAndRecord(deps, tx, { caller, id, permission }))
  if (decided.kind === 'under_way') return refuseChange(deps, caller, { outcome: { ...decided, team }, id })
  return decided.kind === 'go'
    ? reportChange(deps, team, decided.change)
    : explain(deps, caller, { ...decided, id })
}

const confirmation = (
  { now }: Deps,
  { actor, team }: Caller,
  permission: Permission['kind'],
): Parameters<typeof decideConfirm>[1] => ({
  by: actor,
  at: now(),
  byTwo: permission === 'by_two',
  undoMs: team.undoMs,
})

type Doubt = Exclude<ChangeDecision, { kind: 'go' }> & { readonly id: ChangeId }

/** Who pressed twice, or is answered after a crash, sees how it stands: that is no refusal. */
async function explain(deps: Deps, caller: Caller, { id, ...doubt }: Doubt): Promise<ChangeOutcome> {
  if (doubt.kind === 'not_yours') return refuseChange(deps, caller, { outcome: doubt, id })
  const outcome = { ...doubt, team: caller.team }
  return doubt.change.status === 'lapsed' ? refuseChange(deps, caller, { outcome, id }) : outcome
}

type Fit = { readonly kind: 'fit'; readonly permission: Permission['kind'] }

async function check(
  deps: Deps,
  caller: Caller,
  change: Change & { readonly what: MemberChange },
): Promise<Fit | ChangeOutcome> {
  const { team } = caller
  const { what, id } = change
  await lookAnew(deps, caller, what.account)
  const backend = deps.backends.of(team)
  const { account } = what
  const member = change.tenant === team.tenant ? await backend.findMember({ account }) : undefined
  if (member?.role.name !== what.role)
    return refuseChange(deps, caller, { outcome: { kind: 'stale', team, change }, id })

  const given = what.kind === 'role' ? { given: what.toRank } : {}
  const target = await weighMember(backend, { member, ...given })
  const authorization = await authorize(deps, caller, { action: actionOf(what), target, whom: what.name })
  return authorization.kind === 'denied'
    ? authorization
    : { kind: 'fit', permission: authorization.permission }
}

type Confirming = {
  readonly caller: Caller
  readonly id: ChangeId
  readonly permission: Permission['kind']
}

type Decided = ChangeDecision | { readonly kind: 'under_way'; readonly change: Change }

async function decideAndRecord(
  deps: Deps,
  tx: Transaction,
  { caller, id, permission }: Confirming,
): Promise<Decided> {
  const current = await tx.lockChange(id)
  if (!current) throw new Error(`change ${id} is gone`)
  const decision = decideConfirm(current, confirmation(deps, caller, permission))
  if (decision.kind !== 'go') return decision
  const { change } = decision
  if ((await tx.saveChange(change)) === 'open')
    return { kind: 'under_way', change: await rivalOf(tx, change) }
  const { actor, place, team } = caller
  const entry = { at: deps.now(), team: team.id, actor, place, change: id, decision: 'done' } as const
  await tx.appendAudit({ ...entry, action: 'change.asked' })
  await beginChange(tx, change, deps.now())
  return decision
}

/** The open one about the same member. */
async function rivalOf(tx: Transaction, change: Change): Promise<Change> {
  const { what, team } = change
  const open = 'account' in what ? await tx.findOpenChange(team, what.account) : undefined
  return open ?? change
}
