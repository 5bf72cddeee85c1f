import type { BackendFacts } from '../../domain/backend-facts.ts'

const byOperator = { how: 'native', plane: 'operator' } as const
const byPerson = { how: 'native', plane: 'personal' } as const

export const facts: BackendFacts = {
  name: 'embedded',
  title: 'Usher',
  capabilities: {
    checkHealth: byOperator,
    listRoles: byOperator,
    listMembers: byOperator,
    findMember: byOperator,
    removeMember: byOperator,
    changeRole: byOperator,
    leave: byPerson,
    listInvitations: byOperator,
    findInvitation: byOperator,
    findInvitationFor: byOperator,
    send: byOperator,
    sendMany: { how: 'emulated', plane: 'operator' },
    changeInvitedRole: byOperator,
    resend: byOperator,
    revoke: byOperator,
    whoIs: byPerson,
    listOwnInvitations: byPerson,
    accept: byPerson,
    decline: byPerson,
  },
  expiry: 'dated',
  accountHolders: 'asked',
  lastOwner: 'protected',
  invitationKey: 'returned',
  proof: 'chat',
  signIn: 'email',
  finish: 'here',
  mailsInvitee: 'no',
  needsEmail: false,
}
