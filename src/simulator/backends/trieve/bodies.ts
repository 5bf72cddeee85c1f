import type { Invitation, Membership, Trieve, User } from './state.ts'

/** UTC without saying so. */
const naive = (moment: Date): string => moment.toISOString().replace('Z', '000')

export const invitationBody = (invitation: Invitation): object => ({
  id: invitation.id,
  email: invitation.email,
  organization_id: invitation.organization,
  used: invitation.used,
  role: invitation.role,
  scopes: invitation.scopes,
  created_at: naive(invitation.createdAt),
  updated_at: naive(invitation.updatedAt),
})

export const userBody = (trieve: Trieve, user: User, memberships: readonly Membership[]): object => ({
  id: user.id,
  email: user.email,
  name: user.name,
  created_at: naive(user.createdAt),
  user_orgs: memberships.map(membershipBody),
  orgs: memberships.map(({ organization }) => ({
    id: organization,
    name: trieve.organizations.get(organization) ?? '',
  })),
})

const membershipBody = (membership: Membership): object => ({
  id: membership.id,
  user_id: membership.user.id,
  organization_id: membership.organization,
  role: membership.role,
  scopes: membership.scopes,
  created_at: naive(membership.createdAt),
  updated_at: naive(membership.updatedAt),
})
