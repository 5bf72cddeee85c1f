import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import { refuse } from './refusal.ts'
import { type RoleName, roleName } from './roles.ts'
import {
  addSeat,
  findProfile,
  findSeat,
  type Invitation,
  type Profile,
  type Project,
  type World,
} from './world.ts'

/**
 * What somebody is asked for. An address that has an open invitation gets a second one and a second mail: what Diga
 * does then is not published, and this is the worst that it could be.
 */
export function invite(world: World, caller: Caller, wish: InvitationWish): Invitation {
  const { project, email, role } = wish
  if (!z.email().safeParse(email).success) throw refuse.badEmail()
  const profile = findProfile(world, email)
  if (profile && findSeat(world, project, profile.id)) throw refuse.alreadyIn()
  const createdAt = world.now()
  const invitation = {
    id: randomUUID(),
    project,
    email: email.toLowerCase(),
    inviterName: caller.profile.firstName,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + world.invitationLifetimeMs),
    role,
    isClosed: false,
  }
  world.invitations.push(invitation)
  return invitation
}

export type InvitationWish = {
  readonly project: Project
  readonly email: string
  readonly role: RoleName
}

/** Throws 422 for a role that Diga does not have. */
export function readRole(text: string): RoleName {
  const read = roleName.safeParse(text)
  if (!read.success) throw refuse.unknownRole()
  return read.data
}

export const isOpen = (world: World, { isClosed, expiresAt }: Invitation): boolean =>
  !isClosed && world.now() < expiresAt

/** Throws 404 for one that is gone or somebody else's. All open ones to the address in this project end with it. */
export function join(world: World, invitation: Invitation | undefined, profile: Profile): Project {
  if (!invitation || !isOpen(world, invitation)) throw refuse.noSuchInvitation()
  if (invitation.email !== profile.email) throw refuse.noSuchInvitation()
  const { project, email, role } = invitation
  for (const other of world.invitations)
    if (other.project === project && other.email === email) other.isClosed = true
  if (!findSeat(world, project, profile.id)) addSeat(world, { project, profile, role })
  return project
}
