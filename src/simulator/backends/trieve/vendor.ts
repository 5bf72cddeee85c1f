import type { Seat, Vendor } from '../stand-in.ts'
import { nameOfRole, roleNamed } from './roles.ts'
import { addKey, addMembership, addUser, type Invitation, type Trieve, type User } from './state.ts'

/** What people do in Trieve's own pages. */
export function createVendor(trieve: Trieve, organization: string): Vendor {
  return {
    signUp: async (email, name) => ({ token: keyOf(trieve, getUser(trieve, email, name)) }),
    addMember: async (email, role) =>
      addMembership(trieve, {
        user: getUser(trieve, email),
        organization,
        role: roleNamed(role),
        scopes: null,
      }),
    removeMember: async (email) => {
      trieve.memberships = trieve.memberships.filter(
        (one) => one.organization !== organization || one.user.email !== email,
      )
    },
    members: async () => trieve.memberships.filter((one) => one.organization === organization).map(seatOf),
    invitations: async () => findOpen(trieve, organization).map(seatOf),
    mailsTo: (email) => trieve.mails.filter((one) => one === email).length,
    accept: async (email) => accept(trieve, organization, email),
  }
}

function getUser(trieve: Trieve, email: string, name?: string): User {
  return trieve.users.find((user) => user.email === email) ?? addUser(trieve, email, name ?? null)
}

function keyOf(trieve: Trieve, user: User): string {
  const known = trieve.keys.find(({ actsAs }) => 'user' in actsAs && actsAs.user === user)
  return known?.secret ?? addKey(trieve, { scopes: [], actsAs: { user } })
}

function seatOf(one: { role: number } & ({ email: string } | { user: User })): Seat {
  const email = 'user' in one ? one.user.email : one.email.toLowerCase()
  return { email, role: nameOfRole(one.role) }
}

const findOpen = ({ invitations }: Trieve, organization: string): readonly Invitation[] =>
  invitations.filter((one) => one.organization === organization && !one.used)

/** What follows a login that came from the mail's link: the address is compared whatever its case. */
function accept(trieve: Trieve, organization: string, email: string): void {
  const open = findOpen(trieve, organization).find((one) => one.email.toLowerCase() === email.toLowerCase())
  if (!open) throw new Error('No invitation is open for that address')
  open.used = true
  open.updatedAt = trieve.clock.now()
  const user = getUser(trieve, email)
  addMembership(trieve, { user, organization, role: open.role, scopes: open.scopes })
}
