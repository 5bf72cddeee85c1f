import type { Member } from '../../domain/account.ts'
import { sameEmail } from '../../domain/email.ts'
import { asAccountId, asBackendKey } from '../../domain/ids.ts'
import type { Rank, Role } from '../../domain/role.ts'
import type { BackendInvitation, RefusalReason, Trouble } from '../backend.ts'
import { localPart } from '../local-part.ts'
import type { DeepgramInvite, DeepgramMember } from './schemas.ts'

/** Deepgram calls them scopes. Highest first. https://developers.deepgram.com/docs/working-with-roles */
export const ROLES: readonly Role[] = [
  { name: 'owner', rank: 'owner' },
  { name: 'admin', rank: 'admin' },
  { name: 'member', rank: 'member' },
]

/** Below the roles that Deepgram documents. */
const CUSTOM: Role = { name: 'custom', rank: 'viewer' }

export const findRole = (name: string): Role | undefined => ROLES.find((role) => role.name === name)

/** Inferred: of several roles the highest counts, because each has the permissions of those below it. */
const roleOf = (scopes: readonly string[]): Role | undefined =>
  ROLES.find(({ name }) => scopes.includes(name))

/** Inferred: single permissions, which a member may have beside a role or instead of one, make nobody a member of rank. */
export const asMember = ({ member_id, email, first_name, last_name, scopes }: DeepgramMember): Member => ({
  account: asAccountId(member_id),
  name: [first_name, last_name].filter(Boolean).join(' ') || localPart(email ?? ''),
  role: roleOf(scopes) ?? CUSTOM,
  ...(email !== undefined && { email: sameEmail(email) }),
})

/** What can still be answered. */
export type Pending = BackendInvitation & {
  /** In lower case. */
  readonly email: string
  /** The same, as Deepgram knows it. */
  readonly spelling: string
}

/**
 * Inferred: `scope` may be a list of words, as in the example of the reference, and then the highest role among them is
 * the one that is offered.
 */
export function asPending({ email: spelling, scope = '' }: DeepgramInvite): Pending {
  const email = sameEmail(spelling)
  const role = roleOf(scope.split(/\s+/))
  return {
    key: asBackendKey(email),
    name: localPart(email),
    email,
    spelling,
    ...(role && { role: role.name }),
  }
}

/**
 * Inferred: only 400 is documented. 401 and 403 are seen in the wild, with these codes, and the codes are believed under
 * any status. https://github.com/orgs/deepgram/discussions/1599
 */
export const TROUBLES: ReadonlyMap<number | string, Trouble> = new Map<number | string, Trouble>([
  [401, 'unauthorized'],
  ['INVALID_AUTH', 'unauthorized'],
  [403, 'forbidden'],
  ['INSUFFICIENT_PERMISSIONS', 'forbidden'],
  [404, 'misconfigured'],
])

/** Inferred: a list is asked for by the project alone, so that a refusal without a reason is about the project. */
export const LIST_REFUSED: Trouble = 'misconfigured'

/** Inferred: who opens the project and not its list of members has a role below admin. */
export const MEMBERS_REFUSED: Trouble = 'forbidden'

/**
 * Inferred: whoever may not do a thing to the lowest role may not do it at all; above it, a higher role could.
 */
export const isOrdinary = (rank: Rank): boolean => rank === 'member' || rank === 'viewer'

/** Inferred: who may not even list projects has a key that is none. */
export const PROJECTS_REFUSED: Trouble = 'unauthorized'

/**
 * Inferred: that the only owner cannot leave is the one reason that is documented, and where somebody is the only owner
 * it may be them. https://developers.deepgram.com/api-reference/invitations
 * @param members of the project, where nobody knows which of them wanted to leave
 */
export const leaveRefusal = (members: readonly Member[]): RefusalReason =>
  members.filter(({ role }) => role.rank === 'owner').length === 1 ? 'last_owner' : 'backend_refused'
