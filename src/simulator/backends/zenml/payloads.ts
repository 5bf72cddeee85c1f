import { stateOf } from './invitations.ts'
import type { Grant, Invitation, Organization, Role, State, Team, User } from './model.ts'
import { rolesOf } from './roles.ts'

type Payload = Readonly<Record<string, unknown>>

export const userPayload = ({ id, name, email, isServiceAccount }: User): Payload => ({
  id,
  name,
  email,
  avatar_url: isServiceAccount ? null : avatarUrl(id),
  is_service_account: isServiceAccount,
  is_active: true,
})

/** Pictures of people lie with a third party that anybody can upload to. */
const avatarUrl = (id: string): string => `https://pictures.avatar-host.example/u/${id}?s=480`

const teamPayload = ({ id, name, users }: Team) => ({ id, name, member_count: users.length })

export const rolePayload = (
  { id, name, description, isBuiltIn }: Role,
  { organization }: State,
): Payload => ({
  id,
  name,
  description,
  system_managed: isBuiltIn,
  organization_id: organization.id,
})

export const organizationPayload = ({ id, name, logoUrl }: Organization): Payload => ({
  id,
  name,
  logo_url: logoUrl,
})

/** A user or a team, with the roles that were given to them and not by way of something else. */
export const memberPayload = (state: State, { user, team }: { user?: User; team?: Team }): Payload => ({
  user: user ? userPayload(user) : null,
  team: team ? teamPayload(team) : null,
  roles: rolesOf(state, user?.id ?? team?.id ?? '').map((role) => rolePayload(role, state)),
})

/** As the organization sees it. */
export const invitationRead = (state: State, invitation: Invitation): Payload => ({
  id: invitation.id,
  inviting_user_id: invitation.inviter,
  email: invitation.email,
  organization_id: state.organization.id,
  expiration_date: invitation.expiresAt.toISOString(),
  state: stateOf(state, invitation),
})

/** As the invitee sees it: neither role nor address, not even the organization's id. */
export function invitationInfo(state: State, { id, inviter, expiresAt }: Invitation): Payload {
  const { organization, members, users } = state
  const by = users.get(inviter)
  return {
    id,
    organization_name: organization.name,
    organization_logo_url: organization.logoUrl,
    organization_member_count: members.size,
    inviting_user_name: by?.name ?? 'Deleted user',
    inviting_user_avatar_url: by && !by.isServiceAccount ? avatarUrl(by.id) : null,
    expiration_date: expiresAt.toISOString(),
  }
}

export function assignmentPayload(state: State, { to }: Grant): Payload {
  const { users, teams, invitations, organization } = state
  const user = users.get(to)
  const team = teams.find(({ id }) => id === to)
  const invitation = invitations.find(({ id }) => id === to)
  return {
    user: user ? userPayload(user) : null,
    team: team ? teamPayload(team) : null,
    invitation: invitation ? invitationRead(state, invitation) : null,
    organization_id: organization.id,
    workspace_id: null,
    project_id: null,
  }
}
