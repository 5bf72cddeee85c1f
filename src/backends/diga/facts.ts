import type { BackendFacts } from '../../domain/backend-facts.ts'

const byOperator = { how: 'native', plane: 'operator' } as const
const byPerson = { how: 'native', plane: 'personal' } as const
const composed = { how: 'emulated', plane: 'operator' } as const
const remembered = { how: 'ledger', plane: 'operator' } as const

export const facts: BackendFacts = {
  name: 'diga',
  title: 'Diga',
  capabilities: {
    checkHealth: byOperator,
    listRoles: byOperator,
    listMembers: byOperator,
    findMember: byOperator,
    removeMember: byOperator,
    changeRole: byOperator,
    leave: { how: 'emulated', plane: 'personal' },
    listInvitations: remembered,
    findInvitation: byOperator,
    findInvitationFor: remembered,
    send: byOperator,
    sendMany: byOperator,
    changeInvitedRole: byOperator,
    resend: composed,
    revoke: byOperator,
    whoIs: byPerson,
    listOwnInvitations: { how: 'impossible', plane: 'personal' },
    accept: byPerson,
    decline: composed,
  },
  expiry: 'dated',
  accountHolders: 'asked',
  lastOwner: 'protected',
  invitationKey: 'returned',
  proof: 'token',
  signIn: 'email',
  tokenFrom: 'in Diga, where API keys are made',
  finish: 'here',
  mailsInvitee: 'yes',
  needsEmail: true,
}
