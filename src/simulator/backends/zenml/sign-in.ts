import { newUser } from './create-state.ts'
import { completeBySignIn } from './invitations.ts'
import { userByEmail } from './membership.ts'
import type { State, User } from './model.ts'

/** The account comes with the first sign-in, and what waits for a sign-in happens. */
export function signIn(state: State, email: string, name?: string): User {
  const user = openAccount(state, email, name)
  completeBySignIn(state, user)
  return user
}

/** The account of that address, a new one where there is none. */
export function openAccount(state: State, email: string, name = email.slice(0, email.indexOf('@'))): User {
  const user = userByEmail(state, email) ?? newUser(name, email)
  state.users.set(user.id, user)
  return user
}
