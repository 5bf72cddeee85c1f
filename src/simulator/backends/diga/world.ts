import { randomBytes, randomUUID } from 'node:crypto'
import type { RoleName } from './roles.ts'

/** Everything that Diga keeps. People of several projects share one server. */
export type World = {
  readonly now: () => Date
  readonly invitationLifetimeMs: number
  readonly profiles: Profile[]
  readonly projects: Project[]
  /** In the order in which they were taken. */
  seats: Seat[]
  readonly invitations: Invitation[]
  readonly keys: Key[]
}

export type Project = { readonly id: string; readonly name: string }

export type Profile = {
  readonly id: string
  readonly email: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly token: string
}

export type Seat = {
  readonly project: Project
  readonly profile: Profile
  readonly addedAt: Date
  role: RoleName
}

export type Invitation = {
  readonly id: string
  readonly project: Project
  readonly email: string
  readonly inviterName: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  role: RoleName
  isClosed: boolean
}

export type Key = {
  readonly secret: string
  readonly project: Project
  readonly creator: Profile
  readonly permissions: readonly string[]
  readonly expiresAt?: Date | undefined
}

export function signUp(world: World, email: string, name = ''): Profile {
  const known = findProfile(world, email)
  if (known) return known
  const [firstName = '', ...rest] = name.trim().split(/\s+/)
  const profile = {
    id: randomUUID(),
    email: email.toLowerCase(),
    firstName: firstName || null,
    lastName: rest.join(' ') || null,
    token: newSecret('diga_pat'),
  }
  world.profiles.push(profile)
  return profile
}

export const findProfile = (world: World, email: string): Profile | undefined =>
  world.profiles.find((profile) => profile.email === email.toLowerCase())

/** A project with its first admin, who made a key for it. */
export function openProject(world: World, name: string, admin: Profile): Project {
  const project = { id: randomUUID(), name }
  world.projects.push(project)
  addSeat(world, { project, profile: admin, role: 'admin' })
  return project
}

export function addKey(world: World, key: Omit<Key, 'secret'>): Key {
  const added = { ...key, secret: newSecret('diga_sk') }
  world.keys.push(added)
  return added
}

export function addSeat(world: World, seat: Omit<Seat, 'addedAt'>): void {
  world.seats.push({ ...seat, addedAt: world.now() })
}

export const findSeat = (world: World, project: Project, profileId: string): Seat | undefined =>
  seatsOf(world, project).find(({ profile }) => profile.id === profileId)

export const seatsOf = (world: World, project: Project): Seat[] =>
  world.seats.filter((seat) => seat.project === project)

export function removeSeat(world: World, gone: Seat): void {
  world.seats = world.seats.filter((seat) => seat !== gone)
}

const newSecret = (prefix: string): string => `${prefix}_${randomBytes(24).toString('base64url')}`
