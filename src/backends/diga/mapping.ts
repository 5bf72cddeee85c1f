import type { Member } from '../../domain/account.ts'
import { asAccountId, asBackendKey } from '../../domain/ids.ts'
import type { Rank, Role } from '../../domain/role.ts'
import type { BackendInvitation, RefusalReason, SendOutcome } from '../backend.ts'
import { localPart } from '../local-part.ts'
import type { DigaInvitation, DigaMember } from './schemas.ts'

/**
 * Inferred: `admin` amounts to an owner, because only admins see and manage the team and the last of them is protected.
 * The names are fixed. https://docs.diga.io/en/platform/team
 */
const RANKS = new Map<string, Rank>([
  ['admin', 'owner'],
  ['member', 'member'],
  ['reader', 'viewer'],
])

export const ROLE_NAMES: readonly string[] = [...RANKS.keys()]
export const isRole = (name: string): boolean => RANKS.has(name)

/** Inferred: a role that nobody documents is worth the least. */
export const asRole = (name: string): Role => ({ name, rank: RANKS.get(name) ?? 'viewer' })

export const asMember = (member: DigaMember): Member => ({
  account: asAccountId(member.id),
  name: [member.first_name, member.last_name].filter(Boolean).join(' ') || localPart(member.email),
  role: asRole(member.role),
  email: member.email,
})

export const asInvitation = (invitation: DigaInvitation): BackendInvitation => ({
  key: asBackendKey(invitation.id),
  name: localPart(invitation.invited_email),
  email: invitation.invited_email,
  role: invitation.role,
  expiresAt: invitation.expires_at,
})

export const asInvited = ({ id, expires_at }: DigaInvitation): Extract<SendOutcome, { kind: 'invited' }> => ({
  kind: 'invited',
  key: asBackendKey(id),
  expiresAt: expires_at,
})

/**
 * Inferred: what a code means to the person who asked. `UNATHORIZED_ROLE` is how the document spells it in its examples,
 * and in its text the other way: both are about the role that one has or would give.
 */
const REASONS = new Map<string, RefusalReason>([
  ['CANNOT_REMOVE_LAST_ADMIN', 'last_owner'],
  ['INVALID_EMAIL', 'bad_email'],
  ['INVITATION_EXPIRED', 'expired'],
  ['INVITATION_NOT_FOUND', 'not_found'],
  ['MEMBER_NOT_FOUND', 'not_found'],
  ['UNATHORIZED_ROLE', 'above_operator'],
  ['UNAUTHORIZED_ROLE', 'above_operator'],
])

export const reasonOfCode = (code: string | undefined): RefusalReason | undefined =>
  code === undefined ? undefined : REASONS.get(code)

export const isRoleCode = (code: string | undefined): boolean => reasonOfCode(code) === 'above_operator'

export const MEMBER_ALREADY = 'PROFILE_ALREADY_IN_PROJECT'
export const NO_PROJECT = 'PROJECT_NOT_FOUND'

/**
 * Inferred: what a 403 means where it is the person's own token that lacks a right. An invitation is for somebody else;
 * only admins remove members, be it themselves.
 */
export const FORBIDDEN = { join: 'not_yours', leave: 'backend_refused' } as const

/** Inferred: to who has no part in it, the project is forbidden, or not there at all. */
export const isToStranger = (status: number, code: string | undefined): boolean =>
  status === 403 || (status === 404 && code !== undefined)

/** Inferred: which statuses a cursor is refused with whose member has gone. */
export const CURSOR_REFUSED: ReadonlySet<number> = new Set([400, 422])

/** Inferred: an invitation that anybody can look at and this person cannot join is for somebody else. */
export const UNJOINABLE = 'not_yours'

/** Inferred: who is no member can be in conflict with nothing but an invitation. */
export const asConflict = (isMember: boolean): SendOutcome => ({
  kind: isMember ? 'already_member' : 'already_invited',
})

/** Inferred: a validator's path ends at the field that it does not take, and all that varies is in these two. */
const FIELD_REASONS = new Map<string, RefusalReason>([
  ['email', 'bad_email'],
  ['role', 'unknown_role'],
])

export const reasonOfField = (loc: readonly (string | number)[]): RefusalReason | undefined =>
  FIELD_REASONS.get(String(loc.at(-1)))

/**
 * Inferred: `error` of an entry in a bulk answer is a text with nothing said about it, and may have one of the codes in
 * it. Undefined where it says nothing that we know.
 */
export function outcomeOfError(error: string | null | undefined): SendOutcome | undefined {
  const codes: readonly string[] = error?.match(/[A-Z]{3,}(_[A-Z]+)+/g) ?? []
  if (codes.includes(MEMBER_ALREADY)) return { kind: 'already_member' }
  const reason = codes.map(reasonOfCode).find((known) => known !== undefined)
  return reason && { kind: 'refused', reason }
}
