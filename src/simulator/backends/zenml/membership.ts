import type { Role, State, User } from './model.ts'
import { grant, takeAll } from './roles.ts'

export function enter(state: State, { id }: User, roles: readonly Role[]): void {
  state.members.add(id)
  for (const role of roles) grant(state, { role: role.id, to: id })
}

/** Also the last admin: nothing public says that ZenML would hold them. */
export function exit(state: State, { id }: User): void {
  state.members.delete(id)
  takeAll(state, id)
}

export const userByEmail = ({ users }: State, email: string): User | undefined =>
  [...users.values()].find((user) => user.email === email)
