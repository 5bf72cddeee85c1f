import type { Seat, Vendor } from '../stand-in.ts'
import { newUser } from './create-state.ts'
import { accept, completeBySignIn, isPending, pendingFor } from './invitations.ts'
import { enter, exit, userByEmail } from './membership.ts'
import type { State, User } from './model.ts'
import { roleNamed, rolesOf } from './roles.ts'

/** What people do and see in ZenML's dashboard. */
export const createVendor = (state: State): Vendor => ({
  signUp: async (email, name) => {
    const user = signIn(state, email, name)
    completeBySignIn(state, user)
    return { token: user.key }
  },
  addMember: async (email, name) => {
    const role = roleNamed(state, name)
    if (!role) throw new Error(`ZenML has no role ${name}`)
    enter(state, signIn(state, email), [role])
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
    accept(state, invitation, signIn(state, email))
  },
})

function signIn(state: State, email: string, name = email.slice(0, email.indexOf('@'))): User {
  const user = userByEmail(state, email) ?? newUser(name, email)
  state.users.set(user.id, user)
  return user
}

function seatOf(state: State, id: string): readonly Seat[] {
  const email = state.users.get(id)?.email
  return email ? [{ email, role: roleNames(state, id) }] : []
}

/** Several roles show as several. */
const roleNames = (state: State, holder: string): string =>
  rolesOf(state, holder)
    .map(({ name }) => name)
    .join(', ')
