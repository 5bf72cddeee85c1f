import { isSameActor } from '../domain/actor.ts'
import type { InvitationId } from '../domain/ids.ts'
import type { Invitation } from '../domain/invitation.ts'
import { decideResend, isOverUnanswered, type ResendDecision, settleOver } from '../domain/resend.ts'
import type { ResendOutcome } from '../domain/resend-outcomes.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { type Deps, PROVISIONING } from './deps.ts'
import { findCaller } from './find-caller.ts'
import { invite } from './invite.ts'
import { keepPressed } from './keep-pressed.ts'
import { replaceCards } from './replace-cards.ts'
import { reportInvitation } from './report-invitation.ts'

/** Sends an invitation again, for an admin or for who sent it; whoever's is over is invited anew. */
export async function resend(deps: Deps, caller: Caller, id: InvitationId): Promise<ResendOutcome> {
  const found = await deps.store.transaction((tx) => tx.findInvitation(id))
  const isOwn = found !== undefined && isSameActor(found.inviter, caller.actor)
  const authorization = await authorize(deps, caller, { action: 'resend', target: { isOwn } })
  if (authorization.kind === 'denied') return authorization

  const byName = (await findCaller(deps, caller))?.name ?? caller.name
  const decision = await deps.store.transaction((tx) => decideAndRecord(deps, tx, { caller, byName, id }))
  switch (decision.kind) {
    case 'go':
    case 'moved':
      return report(deps, caller, id)
    case 'over':
      return inviteAnew(deps, caller, { invitation: decision.invitation, byName })
    default:
      return refuse(deps, caller, { decision, id })
  }
}

type Asked = { readonly caller: Caller; readonly byName: string; readonly id: InvitationId }
type Decided = ResendDecision | { readonly kind: 'not_found' }

/** The caller's right was judged for one team; an id of another team's invitation is as good as none. */
async function decideAndRecord(
  { now }: Deps,
  tx: Transaction,
  { caller, byName, id }: Asked,
): Promise<Decided> {
  const found = await tx.lockInvitation(id)
  if (found?.team !== caller.team.id) return { kind: 'not_found' }
  const { actor: by, team, message } = caller
  const at = now()
  await keepPressed(tx, caller, { about: id, purpose: 'news' })
  // The answer is a reply: a message that still had the button shows how it stands by itself.
  if (message) await tx.enqueue({ kind: 'revise_cards', invitation: id }, at)
  const decision = decideResend(found, { by, byName, at, lifeMs: team.invitationLifeMs })
  if (decision.kind !== 'go' && decision.kind !== 'moved') return decision

  await tx.saveInvitation(decision.invitation)
  if (decision.kind === 'go') await tx.enqueue({ kind: 'resend', invitation: id }, at)
  else await recordMoved(tx, decision.invitation, { caller, at })
  return decision
}

type Moving = { readonly caller: Caller; readonly at: Date }

/** Nobody else has to be asked. */
async function recordMoved(
  tx: Transaction,
  invitation: Invitation,
  { caller: { actor, place, team }, at }: Moving,
): Promise<void> {
  const entry = { at, team: team.id, actor, place, invitation: invitation.id, decision: 'done' } as const
  await tx.appendAudit({ ...entry, action: 'invitation.resent' })
  await replaceCards(tx, invitation, at)
  if (isSameActor(invitation.inviter, actor)) return
  await tx.enqueue({ kind: 'notify_inviter', invitation: invitation.id, news: 'resent' }, at)
}

async function report(deps: Deps, { team, actor }: Caller, id: InvitationId): Promise<ResendOutcome> {
  await deps.settle([id], [...PROVISIONING, 'deliver_card'])
  const row = await reportInvitation(deps, id, actor)
  if (row.kind === 'invitation') return { kind: 'asked', team, row }
  throw new Error(`invitation ${id} was sent and was never made`)
}

type Over = { readonly invitation: Invitation; readonly byName: string }

/** As if somebody typed it: with every check, and perhaps a second person to agree. */
async function inviteAnew(deps: Deps, caller: Caller, { invitation, byName }: Over): Promise<ResendOutcome> {
  const { id, invitee, role, note } = invitation
  const [actor] = invitee.actors
  const named = invitee.email === undefined ? (actor ? [{ actor }] : []) : [{ email: invitee.email }]
  const wish = { named, unreadable: [], role, most: 1, ...(note && { note }) }
  const outcome = await invite(deps, caller, wish)
  if (outcome.kind === 'invited') {
    const isNew = outcome.rows.some(({ kind }) => kind === 'invitation')
    const settled = { caller, byName, id, end: isNew ? 'anew' : 'left' } as const
    await deps.store.transaction((tx) => recordOver(deps, tx, settled))
  }
  return { kind: 'anew', outcome }
}

/** From now on nobody is asked any more what is to follow it. */
export async function recordOver(
  { now }: Pick<Deps, 'now'>,
  tx: Transaction,
  { caller, byName, id, end }: Asked & { readonly end: 'anew' | 'left' },
): Promise<Invitation | undefined> {
  const found = await tx.lockInvitation(id)
  // Whoever was faster has invited them anew: there is nothing left to decide.
  if (!found || !isOverUnanswered(found)) return found
  const at = now()
  const settled = settleOver(found, { by: caller.actor, byName, at, end })
  await tx.saveInvitation(settled)
  const { actor, place, team } = caller
  const action = end === 'anew' ? 'invitation.renewed' : 'invitation.left'
  await tx.appendAudit({ at, team: team.id, actor, place, invitation: id, action, decision: 'done' })
  await tx.enqueue({ kind: 'revise_cards', invitation: id }, at)
  return settled
}

type Refused = {
  readonly decision: Exclude<Decided, { kind: 'go' | 'moved' | 'over' }>
  readonly id: InvitationId
}

/** Pressed this soon again, it was pressed twice. */
const JUST_NOW_MS = 60_000

async function refuse(deps: Deps, caller: Caller, { decision, id }: Refused): Promise<ResendOutcome> {
  await auditRefusal(deps, caller, { action: 'resend', invitation: id, reason: decision.kind })
  if (decision.kind === 'not_found') return decision
  const { team } = caller
  if (decision.kind !== 'too_soon') return { ...decision, team }
  const { resentAt } = decision.invitation
  const isJustNow = resentAt !== undefined && deps.now().getTime() - resentAt.getTime() < JUST_NOW_MS
  return { ...decision, team, isJustNow }
}
