import { type Role, type RoleName, roleBody } from './roles.ts'
import { findProfile, type Invitation, type Project, type Seat, seatsOf, type World } from './world.ts'

export type MemberBody = {
  readonly id: string
  readonly email: string
  readonly first_name: string | null
  readonly last_name: string | null
  readonly role: Role
  readonly added_at: string
}

export const memberBody = ({ profile, role, addedAt }: Seat): MemberBody => ({
  id: profile.id,
  email: profile.email,
  first_name: profile.firstName,
  last_name: profile.lastName,
  role: roleBody(role),
  added_at: addedAt.toISOString(),
})

export type InvitationBody = {
  readonly id: string
  readonly invited_email: string
  readonly inviter_name: string | null
  readonly project_id: string
  readonly project_name: string
  readonly created_at: string
  readonly expires_at: string
  readonly registered: boolean
  readonly invited_profile_id: string | null
  readonly role: RoleName
}

export function invitationBody(world: World, invitation: Invitation): InvitationBody {
  const profile = findProfile(world, invitation.email)
  return {
    id: invitation.id,
    invited_email: invitation.email,
    inviter_name: invitation.inviterName,
    project_id: invitation.project.id,
    project_name: invitation.project.name,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
    registered: profile !== undefined,
    invited_profile_id: profile?.id ?? null,
    role: invitation.role,
  }
}

export type ProjectBody = {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly members_count: number
}

export const projectBody = (world: World, project: Project): ProjectBody => ({
  id: project.id,
  name: project.name,
  description: null,
  members_count: seatsOf(world, project).length,
})
