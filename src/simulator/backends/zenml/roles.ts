import { randomUUID } from 'node:crypto'
import type { Grant, Right, Role, State } from './model.ts'

/** What every organization is born with. Source: https://docs.zenml.io/pro/core-concepts/roles */
export const ADMIN = 'Organization Admin'
const MANAGER = 'Organization Manager'
const VIEWER = 'Organization Viewer'
const BILLING = 'Billing Admin'
export const MEMBER = 'Organization Member'

/** Ids differ from one organization to the next; names do not. */
export const createRoles = (): readonly Role[] => [
  builtIn(ADMIN, 'Everything in the organization', ['view', 'manage']),
  builtIn(MANAGER, 'Workspaces and teams', ['view']),
  builtIn(VIEWER, 'Reads what there is', ['view']),
  builtIn(BILLING, 'The subscription, nothing else', []),
  builtIn(MEMBER, 'In, with what is given elsewhere', []),
  { ...builtIn('Release Auditor', 'Made by this organization', ['view']), isBuiltIn: false },
]

const builtIn = (name: string, description: string, rights: readonly Right[]): Role => ({
  id: randomUUID(),
  name,
  description,
  isBuiltIn: true,
  rights,
})

export const roleNamed = ({ roles }: State, name: string): Role | undefined =>
  roles.find((role) => role.name === name)

/** Given to them directly; what a team brings is the team's. */
export function rolesOf({ grants, roles }: State, holder: string): readonly Role[] {
  const held = new Set(grants.filter(({ to }) => to === holder).map(({ role }) => role))
  return roles.filter(({ id }) => held.has(id))
}

/** Given twice is given once. */
export function grant(state: State, one: Grant): void {
  if (!state.grants.some((other) => isSame(one, other))) state.grants = [...state.grants, one]
}

/** Whether there was something to take. */
export function takeBack(state: State, one: Grant): boolean {
  const left = state.grants.filter((other) => !isSame(one, other))
  const isTaken = left.length < state.grants.length
  state.grants = left
  return isTaken
}

export function takeAll(state: State, holder: string): void {
  state.grants = state.grants.filter(({ to }) => to !== holder)
}

const isSame = (one: Grant, other: Grant): boolean => one.role === other.role && one.to === other.to

/** Directly or by a team that they are in. */
export function hasRight(state: State, user: string, right: Right): boolean {
  if (!state.members.has(user)) return false
  const teams = state.teams.filter(({ users }) => users.includes(user)).map(({ id }) => id)
  return [user, ...teams].some((holder) =>
    rolesOf(state, holder).some(({ rights }) => rights.includes(right)),
  )
}
