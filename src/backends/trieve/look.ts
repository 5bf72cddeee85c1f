import { sameEmail } from '../../domain/email.ts'
import { asAccountId, asBackendKey } from '../../domain/ids.ts'
import type { SendOutcome } from '../backend.ts'
import type { Client } from './client.ts'
import { madeAt } from './mapping.ts'
import type { InvitationRow, User } from './schemas.ts'
import type { Wish } from './wish.ts'

/** Both lists, about the same moment. Sending answers nothing but that it was taken, so they have to tell. */
export type Seen = { readonly invitations: readonly InvitationRow[]; readonly users: readonly User[] }

export async function look(client: Client): Promise<Seen> {
  const [invitations, users] = await Promise.all([client.listInvitations(), client.listUsers()])
  return { invitations, users }
}

export const isAnswerable = ({ used }: InvitationRow): boolean => !used

/** Trieve compares addresses with their case when it sends, and without when somebody accepts. */
export const hasEmail =
  (email: string) =>
  (one: { readonly email: string }): boolean =>
    sameEmail(one.email) === email

/** The newest, where the dashboard and Usher invited the same person in different spelling. */
export function findAnswerable(rows: readonly InvitationRow[], email: string): InvitationRow | undefined {
  return rows
    .filter((row) => isAnswerable(row) && hasEmail(email)(row))
    .toSorted((one, other) => madeAt(other).getTime() - madeAt(one).getTime())[0]
}

/** What is true of the address by now; undefined where there is still something to send. */
export function decideBySight({ invitations, users }: Seen, wish: Wish): SendOutcome | undefined {
  const member = users.find(hasEmail(wish.email))
  if (member)
    return wish.isRepeat ? { kind: 'joined', account: asAccountId(member.id) } : { kind: 'already_member' }
  const row = findAnswerable(invitations, wish.email)
  if (row) return wish.isRepeat ? { kind: 'invited', key: asBackendKey(row.id) } : { kind: 'already_invited' }
  return undefined
}
