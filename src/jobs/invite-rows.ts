import { createHash } from 'node:crypto'
import { assertNever } from '../domain/assert-never.ts'
import type { Bulk, BulkReason, BulkRow } from '../domain/bulk.ts'
import { asInvitationId, type InvitationId } from '../domain/ids.ts'
import type { Invitation, Invitee } from '../domain/invitation.ts'
import type { Role } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import { firstStatus } from '../usecases/begin-invitation.ts'
import { type Inserted, insertInvitation } from '../usecases/insert-invitation.ts'
import type { RowPerson } from './find-people.ts'

type Inviting = {
  readonly team: Team
  readonly bulk: Bulk
  readonly people: readonly RowPerson[]
  /** How many more the team takes; absent where it has no limit. */
  readonly room: number | undefined
  readonly at: Date
}

/** What becomes of each row is kept with its invitation, so that it has one or was not touched. */
export async function inviteRows(
  tx: Transaction,
  { people, room = Number.POSITIVE_INFINITY, ...inviting }: Inviting,
): Promise<void> {
  let left = room
  // In the same order everywhere, else two who invite the same people could wait for each other.
  for (const one of people.toSorted(byKey)) {
    const row = await inviteRow(tx, { ...inviting, isFull: left <= 0 }, one)
    if (row.state === 'sent') left -= 1
    await tx.saveBulkRow(row)
  }
}

const keyOf = ({ person }: RowPerson): string => (person.kind === 'candidate' ? person.invitee.key : '')

function byKey(one: RowPerson, other: RowPerson): number {
  const [first, second] = [keyOf(one), keyOf(other)]
  return first < second ? -1 : Number(first > second)
}

type OneOf = Omit<Inviting, 'people' | 'room'> & { readonly isFull: boolean }

async function inviteRow(tx: Transaction, one: OneOf, { row, person }: RowPerson): Promise<BulkRow> {
  switch (person.kind) {
    case 'candidate': {
      const { invitee, role } = person
      const invitation = createInvitation(one, row, { invitee, role })
      return settled(row, invitation.id, await insertInvitation(tx, { invitation, isFull: one.isFull }))
    }
    case 'already_member':
      return refused(row, 'member')
    case 'not_invitable':
      return refused(row, person.reason)
    case 'role_not_allowed':
      return refused(row, person.kind)
    default:
      return assertNever(person)
  }
}

function settled(row: BulkRow, id: InvitationId, inserted: Inserted): BulkRow {
  switch (inserted.kind) {
    case 'inserted':
      // One of before that now reaches somebody is not of this list.
      return inserted.id === id ? { ...row, state: 'sent', invitation: id } : refused(row, 'invited')
    case 'already_invited':
      return refused(row, inserted.isRequested ? 'requested' : 'invited')
    case 'not_invitable':
      return refused(row, inserted.reason)
    case 'over':
      return refused(row, 'invited')
    default:
      return assertNever(inserted)
  }
}

const refused = (row: BulkRow, reason: BulkReason): BulkRow => ({ ...row, state: 'refused', reason })

type To = { readonly invitee: Invitee; readonly role: Role }

function createInvitation({ team, bulk, at }: OneOf, row: BulkRow, { invitee, role }: To): Invitation {
  const note = row.note ?? bulk.note
  return {
    id: invitationIdOf(bulk, row),
    team: team.id,
    tenant: team.tenant,
    invitee: { ...invitee, name: nameOf(invitee, row) },
    role: role.name,
    ...(note && { note }),
    inviter: bulk.asker,
    inviterName: bulk.askerName,
    place: bulk.place,
    bulk: bulk.id,
    status: firstStatus(team),
    createdAt: at,
    expiresAt: new Date(at.getTime() + team.invitationLifeMs),
  }
}

/** The same row makes the same invitation, and another one each time that it is tried again. */
const invitationIdOf = ({ id, round }: Bulk, { position }: BulkRow): InvitationId =>
  asInvitationId(createHash('sha256').update(`${id}\n${position}\n${round}`).digest('base64url').slice(0, 24))

/** Nobody in a chat goes by the address: then the list may know their name. */
const nameOf = ({ name, email }: Invitee, row: BulkRow): string =>
  name === email ? (row.name ?? name) : name
