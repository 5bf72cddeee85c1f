import { type Actor, actorKey } from '../domain/actor.ts'
import type { AuditEntry } from '../domain/audit.ts'
import { type Invitation, isLeftBehind } from '../domain/invitation.ts'
import { NONE_SO_FAR, nextReminderAt, type ReminderPlan } from '../domain/reminders.ts'
import type { Delivery } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { isOfferTo } from '../usecases/is-offer-to.ts'
import { reminderView } from '../views/reminder.ts'
import { adoptSent } from './adopt-sent.ts'
import type { InvitationEffect, Job, JobDeps } from './deps.ts'
import { planReminder } from './plan-reminder.ts'

/**
 * Reminds whoever has not answered, in one of their chats and at an hour of theirs. Whatever was missed while nobody
 * looked is one reminder.
 */
export const remind: Job<'remind'> = async (deps, effect) => {
  const { store, now } = deps
  const due = await findDue(deps, effect.work.invitation)
  if (!due && effect.mayBeDone) await adoptReminder(deps, effect.work.invitation)
  if (!due) return stop(deps, effect)
  if (due.at > now()) return wait(deps, effect, due.at)

  const told = await tell(deps, due, effect.mayBeDone)
  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(effect.work.invitation)
    if (current) await record(deps, tx, { invitation: current, told })
    await tx.finishEffect(effect.id)
  })
}

type Due = { readonly invitation: Invitation; readonly chats: readonly Actor[]; readonly at: Date }

/** Undefined where there is nothing to remind of any more, or nobody whom a card has reached. */
async function findDue(deps: JobDeps, id: Invitation['id']): Promise<Due | undefined> {
  const { invitation, cards } = await deps.store.transaction(async (tx) => ({
    invitation: await tx.findInvitation(id),
    cards: await tx.listCards(id),
  }))
  if (invitation?.status !== 'pending') return undefined
  const chats = invitation.invitee.actors.filter((actor) => cards.some((card) => isOfferTo(card, actor)))
  const plan = chats.length > 0 ? await findPlan(deps, invitation, chats) : undefined
  const at = plan && nextReminderAt(invitation, plan, deps.now())
  return at && { invitation, chats, at }
}

async function findPlan(
  { teams, platforms }: JobDeps,
  invitation: Invitation,
  chats: readonly Actor[],
): Promise<ReminderPlan | undefined> {
  const team = teams.get(invitation.team)
  if (isLeftBehind(invitation, team)) return undefined
  const people = await Promise.all(
    chats.map(async (actor) => platforms.get(actor.platform)?.findPerson(actor)),
  )
  const known = people.find((person) => person?.timeZone !== undefined)
  return { days: team.reminderDays, timeZone: known?.timeZone ?? team.timeZone }
}

/** What may have been sent by an attempt before stays known as that. */
function wait({ store }: JobDeps, { id, work }: InvitationEffect, dueAt: Date): Promise<void> {
  return store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (current) await tx.saveInvitation(withNext(current, dueAt))
    await tx.retryEffect(id, { dueAt, problem: 'not_yet', isUndone: true, isUntried: true })
  })
}

const withNext = (invitation: Invitation, nextAt: Date): Invitation => ({
  ...invitation,
  reminders: { ...(invitation.reminders ?? NONE_SO_FAR), nextAt },
})

function stop({ store }: JobDeps, { id, work }: InvitationEffect): Promise<void> {
  return store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (current) await tx.saveInvitation(withoutNext(current))
    await tx.finishEffect(id)
  })
}

function withoutNext(invitation: Invitation): Invitation {
  const { nextAt: _, ...reminders } = invitation.reminders ?? NONE_SO_FAR
  return { ...invitation, reminders }
}

type Told = { readonly to: Actor; readonly delivery: Delivery }

/** In the first chat where it arrives: two at once would nag. */
async function tell(
  { platforms, teams }: JobDeps,
  { invitation, chats }: Due,
  isRepeat: boolean,
): Promise<Told | undefined> {
  const view = reminderView(teams.get(invitation.team), counted(invitation))
  for (const to of chats) {
    const nonce = nonceOf(invitation, to)
    const delivery = await platforms.get(to.platform)?.deliver(to, view, { nonce, isRepeat })
    if (delivery?.kind === 'delivered') return { to, delivery }
  }
  return undefined
}

/** As it is once this one has arrived. */
function counted(invitation: Invitation): Invitation {
  const { reminders = NONE_SO_FAR } = invitation
  return { ...invitation, reminders: { ...reminders, sent: reminders.sent + 1 } }
}

const nonceOf = ({ id, reminders = NONE_SO_FAR }: Invitation, to: Actor): string =>
  `reminder ${id} ${reminders.sent + 1} ${actorKey(to)}`

/** It was answered or taken back after the attempt that may have arrived. */
async function adoptReminder(deps: JobDeps, about: Invitation['id']): Promise<void> {
  const invitation = await deps.store.transaction((tx) => tx.findInvitation(about))
  if (!invitation) return
  const asSent = { ...counted(invitation), status: 'pending' } as const
  const view = reminderView(deps.teams.get(invitation.team), asSent)
  for (const to of invitation.invitee.actors)
    await adoptSent(deps, { about, purpose: 'reminder', to, view, nonce: nonceOf(invitation, to) })
}

type Reminded = { readonly invitation: Invitation; readonly told: Told | undefined }

/** One that arrived nowhere counts too, else it would be tried for ever. */
async function record(
  { teams, now }: JobDeps,
  tx: Transaction,
  { invitation, told }: Reminded,
): Promise<void> {
  const at = now()
  const { sent, ...before } = invitation.reminders ?? NONE_SO_FAR
  const reminded = withoutNext({ ...invitation, reminders: { ...before, sent: sent + 1, lastAt: at } })
  await tx.saveInvitation(reminded)
  await tx.appendAudit(entryOf(reminded, told, at))
  if (told?.delivery.kind === 'delivered') {
    const { channel, message } = told.delivery.ref
    await tx.saveCard({ about: invitation.id, purpose: 'reminder', to: told.to, channel, message })
  }
  if (reminded.status !== 'pending') await tx.enqueue({ kind: 'revise_cards', invitation: reminded.id }, at)
  else await planReminder(tx, reminded, { team: teams.get(invitation.team), at })
}

const entryOf = ({ id: invitation, team }: Invitation, told: Told | undefined, at: Date): AuditEntry => ({
  at,
  team,
  action: 'invitation.reminded',
  invitation,
  decision: told ? 'done' : 'failed',
})
