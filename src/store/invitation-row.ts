import { z } from 'zod'
import { asAccountId, asBackendKey, asBulkId, asInvitationId, asTeamId } from '../domain/ids.ts'
import type { Invitation, Reminders } from '../domain/invitation.ts'
import { renewalColumn, renewalColumns } from './renewal-column.ts'
import { json, moment, msOrNull, orNull, readActor, storedPlace } from './row.ts'
import { searchable } from './search.ts'
import type { Tables } from './tables.ts'

export const INVITATION_COLUMNS = [
  'id',
  'team',
  'tenant',
  'inviteeKey',
  'inviteeName',
  'inviteeEmail',
  'inviteeAccount',
  'role',
  'note',
  'inviterPlatform',
  'inviterActor',
  'inviterName',
  'status',
  'backendKey',
  'createdAt',
  'expiresAt',
  'answeredPlatform',
  'answeredActor',
  'closedAt',
  'finishingSince',
  'failure',
  'place',
  'resentAt',
  'remindersSent',
  'remindedAt',
  'remindersOff',
  'nextReminderAt',
  'answeredName',
  'toldNews',
  'renewal',
  'bulk',
] as const

type Columns = Tables['invitation']

type FixedColumns = Pick<
  Columns,
  | 'id'
  | 'team'
  | 'tenant'
  | 'inviterPlatform'
  | 'inviterActor'
  | 'inviterName'
  | 'createdAt'
  | 'place'
  | 'bulk'
>

/** The columns that may change later on. */
export function changingColumns(invitation: Invitation): Omit<Columns, keyof FixedColumns | 'sequence'> {
  const { invitee, answeredBy } = invitation
  return {
    inviteeKey: invitee.key,
    inviteeName: invitee.name,
    inviteeEmail: orNull(invitee.email),
    inviteeAccount: orNull(invitee.account),
    search: searchable(invitee.name, invitee.email),
    role: invitation.role,
    note: orNull(invitation.note),
    status: invitation.status,
    backendKey: orNull(invitation.backendKey),
    expiresAt: msOrNull(invitation.expiresAt),
    answeredPlatform: orNull(answeredBy?.platform),
    answeredActor: orNull(answeredBy?.id),
    closedAt: msOrNull(invitation.closedAt),
    finishingSince: msOrNull(invitation.finishingSince),
    failure: orNull(invitation.failure),
    resentAt: msOrNull(invitation.resentAt),
    ...reminderColumns(invitation.reminders),
    answeredName: orNull(invitation.answeredByName),
    toldNews: orNull(invitation.toldNews),
    ...renewalColumns(invitation.renewal),
  }
}

const reminderColumns = (
  reminders: Reminders | undefined,
): Pick<Columns, 'remindersSent' | 'remindedAt' | 'remindersOff' | 'nextReminderAt'> => ({
  remindersSent: orNull(reminders?.sent),
  remindedAt: msOrNull(reminders?.lastAt),
  remindersOff: reminders?.areOff ? 1 : null,
  nextReminderAt: msOrNull(reminders?.nextAt),
})

/** The columns that are set once. */
export function fixedColumns(invitation: Invitation): FixedColumns {
  const { id, team, tenant, inviter, inviterName, createdAt, place, bulk } = invitation
  return {
    id,
    team,
    tenant,
    inviterPlatform: inviter.platform,
    inviterActor: inviter.id,
    inviterName,
    createdAt: createdAt.getTime(),
    place: place ? JSON.stringify(place) : null,
    bulk: orNull(bulk),
  }
}

export const invitationStatus = z.enum([
  'requested',
  'sending',
  'pending',
  'joining',
  'declining',
  'revoking',
  'joined',
  'declined',
  'revoked',
  'expired',
  'denied',
  'failed',
])

const columns = z.object({
  id: z.string().transform(asInvitationId),
  team: z.string().transform(asTeamId),
  tenant: z.string(),
  inviteeKey: z.string(),
  inviteeName: z.string(),
  inviteeEmail: z.string().exactOptional(),
  inviteeAccount: z.string().transform(asAccountId).exactOptional(),
  role: z.string(),
  note: z.string().exactOptional(),
  inviterPlatform: z.string(),
  inviterActor: z.string(),
  inviterName: z.string(),
  status: invitationStatus,
  backendKey: z.string().transform(asBackendKey).exactOptional(),
  createdAt: moment,
  expiresAt: moment.exactOptional(),
  answeredPlatform: z.string().exactOptional(),
  answeredActor: z.string().exactOptional(),
  closedAt: moment.exactOptional(),
  finishingSince: moment.exactOptional(),
  failure: z.string().exactOptional(),
  place: json(storedPlace).exactOptional(),
  resentAt: moment.exactOptional(),
  remindersSent: z.number().exactOptional(),
  remindedAt: moment.exactOptional(),
  remindersOff: z.number().exactOptional(),
  nextReminderAt: moment.exactOptional(),
  answeredName: z.string().exactOptional(),
  toldNews: z.string().exactOptional(),
  renewal: renewalColumn.exactOptional(),
  bulk: z.string().transform(asBulkId).exactOptional(),
  actors: z.array(z.object({ platform: z.string(), id: z.string() })),
})

/** A row of `invitation` with its `actors`. */
export const invitationRow = columns.transform((row): Invitation => {
  const { inviteeKey, inviteeName, inviteeEmail, inviteeAccount, actors, ...others } = row
  const { inviterPlatform, inviterActor, answeredPlatform, answeredActor, answeredName, ...more } = others
  const { remindersSent, remindedAt, remindersOff, nextReminderAt, ...invitation } = more
  const answeredBy = readActor(answeredPlatform, answeredActor)
  const reminders = remindersIn({ remindersSent, remindedAt, remindersOff, nextReminderAt })
  return {
    ...invitation,
    inviter: { platform: inviterPlatform, id: inviterActor },
    ...(answeredBy && { answeredBy }),
    ...(answeredName !== undefined && { answeredByName: answeredName }),
    ...(reminders && { reminders }),
    invitee: {
      key: inviteeKey,
      name: inviteeName,
      ...(inviteeEmail !== undefined && { email: inviteeEmail }),
      ...(inviteeAccount !== undefined && { account: inviteeAccount }),
      actors,
    },
  }
})

type ReminderColumns = {
  readonly remindersSent: number | undefined
  readonly remindedAt: Date | undefined
  readonly remindersOff: number | undefined
  readonly nextReminderAt: Date | undefined
}

function remindersIn(stored: ReminderColumns): Reminders | undefined {
  const { remindersSent: sent, remindedAt: lastAt, remindersOff, nextReminderAt: nextAt } = stored
  if (sent === undefined) return undefined
  return { sent, areOff: remindersOff === 1, ...(lastAt && { lastAt }), ...(nextAt && { nextAt }) }
}
