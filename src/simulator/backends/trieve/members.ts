import { z } from 'zod'
import { userBody } from './bodies.ts'
import type { Caller } from './caller.ts'
import { bad, forbidden } from './refusal.ts'
import { ADMIN, readRole } from './roles.ts'
import type { Membership, Trieve } from './state.ts'

/** Of the organization in the path, whichever the caller is of. Who joined twice is there twice. */
export const listMembers = (trieve: Trieve, organization: string): readonly object[] =>
  trieve.memberships
    .filter((one) => one.organization === organization)
    .map((membership) => userBody(trieve, membership.user, [membership]))

/** From the caller's organization, whatever the path says. Also the only owner. */
export function removeMember(trieve: Trieve, caller: Caller, user: string): void {
  const found = findMemberships(trieve, caller, user)
  const [first] = found
  if (!first) throw bad('Error loading user role')
  if (first.role > caller.role) throw forbidden()
  trieve.memberships = trieve.memberships.filter((one) => !found.includes(one))
}

const update = z.object({
  user_id: z.uuid().nullish(),
  role: z.int().nullish(),
  scopes: z.array(z.string()).nullish(),
})

/** Only the new role is compared to the caller's: an admin can make a plain user of an owner. */
export function updateUser(trieve: Trieve, caller: Caller, body: unknown): void {
  const parsed = update.safeParse(body)
  if (!parsed.success) throw bad('Json deserialize error')
  const { user_id: user, role, scopes } = parsed.data
  if (role != null && role > caller.role)
    throw bad("Can not grant a user a higher role than that of the requesting user's")
  for (const membership of getTargets(trieve, caller, user)) {
    if (role != null) membership.role = readRole(role)
    if (scopes) membership.scopes = scopes
    membership.updatedAt = trieve.clock.now()
  }
}

/** The caller's own rows where nobody is named. */
function getTargets(trieve: Trieve, caller: Caller, user: string | null | undefined): readonly Membership[] {
  if (user == null) return caller.user ? findMemberships(trieve, caller, caller.user.id) : []
  if (caller.role < ADMIN) throw bad('You must have an admin or owner role to update other users')
  const found = findMemberships(trieve, caller, user)
  if (found.length === 0)
    throw bad('The user must be added to the organization first before their role can be updated')
  return found
}

const findMemberships = (
  { memberships }: Trieve,
  { organization }: Caller,
  user: string,
): readonly Membership[] =>
  memberships.filter((one) => one.organization === organization && one.user.id === user.toLowerCase())
