import type { Operation } from '../../domain/backend-facts.ts'

/** As people would say it, after "to". */
export const OPERATION_WORDS: Readonly<Record<Operation, string>> = {
  checkHealth: "check the team's key and its rights",
  listRoles: 'list the roles',
  listMembers: 'list the members',
  findMember: 'look up a member',
  removeMember: 'remove a member',
  changeRole: 'change the role of a member',
  leave: 'leave the team',
  listInvitations: 'list the open invitations',
  findInvitation: 'look up an invitation',
  findInvitationFor: 'find the open invitation of an address',
  send: 'invite somebody',
  sendMany: 'invite several people',
  changeInvitedRole: 'change the role of an open invitation',
  resend: 'send an invitation again',
  revoke: 'take an invitation back',
  whoIs: 'check a personal token',
  listOwnInvitations: "list one's own invitations",
  accept: 'accept an invitation',
  decline: 'decline an invitation',
}
