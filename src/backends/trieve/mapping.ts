import type { Member } from '../../domain/account.ts'
import { sameEmail } from '../../domain/email.ts'
import { asAccountId, asBackendKey } from '../../domain/ids.ts'
import type { BackendInvitation } from '../backend.ts'
import { localPart } from '../local-part.ts'
import { parseMoment } from '../parse-moment.ts'
import { roleOf } from './roles.ts'
import { type InvitationRow, refusalSchema, type User } from './schemas.ts'

/** What Trieve says no for. It says so in prose alone. */
export type Complaint = 'bad_email' | 'yourself' | 'above_operator' | 'member' | 'invited' | 'unknown'

/**
 * No address can look like one of these, as they have blanks.
 * https://github.com/devflowinc/trieve/blob/main/server/src/handlers/invitation_handler.rs and `user_handler.rs`
 */
const PROSE: readonly (readonly [RegExp, Complaint])[] = [
  [/invalid e-?mail/i, 'bad_email'],
  [/invite yourself/i, 'yourself'],
  [/higher role/i, 'above_operator'],
  [/already in the organi[sz]ation/i, 'member'],
  [/already been invited/i, 'invited'],
]

/** Inferred: the words may change from one release to the next, so only their core is looked for. */
export function readComplaint(body: unknown): Complaint {
  const { data } = refusalSchema.safeParse(body)
  return PROSE.find(([words]) => words.test(data?.message ?? ''))?.[1] ?? 'unknown'
}

/** Inferred: moments come without a zone, and are of a server that keeps UTC. The epoch where one cannot be read. */
export const madeAt = ({ created_at: text = '' }: Pick<InvitationRow, 'created_at'>): Date =>
  parseMoment(text) ?? new Date(0)

/**
 * Inferred: who has no row for the organization is a plain user, as is who has an unknown role.
 */
export function asMember({ id, email, name, user_orgs: memberships }: User, organization: string): Member {
  const roles = memberships.filter((one) => one.organization_id === organization).map(({ role }) => role)
  return {
    account: asAccountId(id),
    name: name?.trim() || localPart(email),
    role: roleOf(...roles),
    ...(email && { email: sameEmail(email) }),
  }
}

export const asInvitation = ({ id, email, role }: InvitationRow): BackendInvitation => ({
  key: asBackendKey(id),
  name: localPart(email),
  email: sameEmail(email),
  role: roleOf(role).name,
})
