import { type Invitation, urgencyOf } from '../domain/invitation.ts'
import { NONE_SO_FAR, nextReminderAt, type ReminderPlan } from '../domain/reminders.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'

type Planning = { readonly team: Team; readonly at: Date } & Pick<ReminderPlan, 'cardAt'>

/** From the first card on. Where a reminder is planned already, that one looks when it is due by then. */
export async function planReminder(
  tx: Transaction,
  invitation: Invitation,
  { team: { reminderDays: days, timeZone }, at, ...card }: Planning,
): Promise<void> {
  const { id, reminders = NONE_SO_FAR } = invitation
  const nextAt = reminders.nextAt ? undefined : nextReminderAt(invitation, { days, timeZone, ...card }, at)
  if (!nextAt) return
  await tx.saveInvitation({ ...invitation, reminders: { ...reminders, nextAt } })
  // A crowd is reminded as slowly as it was invited.
  await tx.enqueue({ kind: 'remind', invitation: id }, nextAt, urgencyOf(invitation) ?? 'background')
}
