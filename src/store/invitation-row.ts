import { z } from 'zod'
import { asAccountId, asBackendKey, asInvitationId, asTeamId } from '../domain/ids.ts'
import type { Invitation } from '../domain/invitation.ts'
import { moment, msOrNull, orNull, readActor } from './row.ts'
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
] as const

type Columns = Tables['invitation']

type FixedColumns = Pick<
  Columns,
  'id' | 'team' | 'tenant' | 'inviterPlatform' | 'inviterActor' | 'inviterName' | 'createdAt'
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
  }
}

/** The columns that are set once. */
export function fixedColumns(invitation: Invitation): FixedColumns {
  const { id, team, tenant, inviter, inviterName, createdAt } = invitation
  return {
    id,
    team,
    tenant,
    inviterPlatform: inviter.platform,
    inviterActor: inviter.id,
    inviterName,
    createdAt: createdAt.getTime(),
  }
}

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
  status: z.enum([
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
  ]),
  backendKey: z.string().transform(asBackendKey).exactOptional(),
  createdAt: moment,
  expiresAt: moment.exactOptional(),
  answeredPlatform: z.string().exactOptional(),
  answeredActor: z.string().exactOptional(),
  closedAt: moment.exactOptional(),
  finishingSince: moment.exactOptional(),
  failure: z.string().exactOptional(),
  actors: z.array(z.object({ platform: z.string(), id: z.string() })),
})

/** A row of `invitation` with its `actors`. */
export const invitationRow = columns.transform((row): Invitation => {
  const { inviteeKey, inviteeName, inviteeEmail, inviteeAccount, actors, ...others } = row
  const { inviterPlatform, inviterActor, answeredPlatform, answeredActor, ...invitation } = others
  const answeredBy = readActor(answeredPlatform, answeredActor)
  return {
    ...invitation,
    inviter: { platform: inviterPlatform, id: inviterActor },
    ...(answeredBy && { answeredBy }),
    invitee: {
      key: inviteeKey,
      name: inviteeName,
      ...(inviteeEmail !== undefined && { email: inviteeEmail }),
      ...(inviteeAccount !== undefined && { account: inviteeAccount }),
      actors,
    },
  }
})
