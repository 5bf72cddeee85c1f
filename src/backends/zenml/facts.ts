import type { BackendFacts } from '../../domain/backend-facts.ts'

const byOperator = { how: 'native', plane: 'operator' } as const
const byPerson = { how: 'native', plane: 'personal' } as const
const composed = { how: 'emulated', plane: 'operator' } as const

export const facts: BackendFacts = {
  name: 'zenml',
  title: 'ZenML Pro',
  capabilities: {
    checkHealth: byOperator,
    listRoles: byOperator,
    listMembers: byOperator,
    findMember: composed,
    removeMember: byOperator,
    changeRole: composed,
    leave: { how: 'emulated', plane: 'personal' },
    listInvitations: byOperator,
    findInvitation: composed,
    findInvitationFor: byOperator,
    send: byOperator,
    sendMany: composed,
    changeInvitedRole: byOperator,
    resend: composed,
    revoke: byOperator,
    whoIs: byPerson,
    listOwnInvitations: byPerson,
    accept: byPerson,
    decline: byPerson,
  },
  expiry: 'dated',
  accountHolders: 'may_join_unasked',
  lastOwner: 'unknown',
  invitationKey: 'returned',
  proof: 'token',
  signIn: 'credential',
  // https://docs.zenml.io/pro/access-management/personal-access-tokens
  tokenFrom: 'in ZenML Pro, under Settings, Access Tokens',
  finish: 'here',
  needsEmail: true,
  mailsInvitee: 'yes',
}
