import type { Seat, Vendor } from '../stand-in.ts'
import { accept, isPending, pendingFor } from './invitations.ts'
import { enter, exit, userByEmail } from './membership.ts'
import type { State } from './model.ts'
import { roleNamed, rolesOf } from './roles.ts'
import { openAccount, signIn } from './sign-in.ts'

/** What people do and see in ZenML's dashboard. */
export const createVendor = (state: State): Vendor => ({
  signUp: async (email, name) => {
    const { key } = signIn(state, email, name)
    return { token: key }
  },
  addMember: async (email, name) => {
    const role = roleNamed(state, name)
    if (!role) throw new Error(`ZenML has no role ${name}`)
    enter(state, openAccount(state, email), [role])
  },
  removeMember: async (email) => {
    const user = userByEmail(state, email)
    if (user) exit(state, user)
  },
  members: async () => [...state.members].flatMap((id) => seatOf(state, id)),
  invitations: async () =>
    state.invitations
      .filter((one) => isPending(state, one))
      .map(({ id, email }) => ({ email, role: roleNames(state, id) })),
  mailsTo: (email) => state.mails.filter((to) => to === email).length,
  accept: async (email) => {
    const [invitation] = pendingFor(state, email)
    if (!invitation) throw new Error('ZenML has no open invitation for them')
    accept(state, invitation, openAccount(state, email))
  },
})

function seatOf(state: State, id: string): readonly Seat[] {
  const email = state.users.get(id)?.email
  return email ? [{ email, role: roleNames(state, id) }] : []
}

/** Several roles show as several. */
const roleNames = (state: State, holder: string): string =>
  rolesOf(state, holder)
    .map(({ name }) => name)
    .join(', ')
