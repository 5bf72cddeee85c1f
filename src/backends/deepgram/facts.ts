import type { BackendFacts } from '../../domain/backend-facts.ts'

const byOperator = { how: 'native', plane: 'operator' } as const
const composed = { how: 'emulated', plane: 'operator' } as const

export const facts: BackendFacts = {
  name: 'deepgram',
  title: 'Deepgram',
  capabilities: {
    checkHealth: byOperator,
    listRoles: composed,
    listMembers: byOperator,
    findMember: composed,
    removeMember: byOperator,
    changeRole: byOperator,
    leave: { how: 'native', plane: 'personal' },
    listInvitations: byOperator,
    findInvitation: composed,
    findInvitationFor: byOperator,
    send: byOperator,
    sendMany: composed,
    changeInvitedRole: composed,
    resend: composed,
    revoke: byOperator,
    whoIs: { how: 'emulated', plane: 'personal' },
    listOwnInvitations: { how: 'impossible', plane: 'personal' },
    accept: { how: 'impossible', plane: 'personal' },
    decline: composed,
  },
  expiry: 'unknown',
  accountHolders: 'asked',
  lastOwner: 'protected',
  invitationKey: 'address',
  // An API key opens projects and does not say whose it is.
  proof: 'none',
  signIn: 'email',
  finish: 'mail',
  mailsInvitee: 'yes',
  needsEmail: true,
  goesWithMember: 'every API key they made in this project',
}
