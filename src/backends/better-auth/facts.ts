import type { BackendFacts } from '../../domain/backend-facts.ts'

const byOperator = { how: 'native', plane: 'operator' } as const
const composed = { how: 'emulated', plane: 'operator' } as const
const byPerson = { how: 'native', plane: 'personal' } as const

export const TITLE = 'Better Auth'

export const facts: BackendFacts = {
  name: 'better-auth',
  title: TITLE,
  capabilities: {
    checkHealth: byOperator,
    listRoles: composed,
    listMembers: byOperator,
    findMember: composed,
    removeMember: byOperator,
    changeRole: byOperator,
    leave: byPerson,
    listInvitations: byOperator,
    findInvitation: composed,
    findInvitationFor: composed,
    send: byOperator,
    sendMany: composed,
    changeInvitedRole: composed,
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
  proof: 'token',
  signIn: 'email',
  tokenFrom: 'by signing in to the application: it is the token of your own session there',
  finish: 'here',
  // Every application says for itself what happens when somebody is invited.
  mailsInvitee: 'unknown',
  needsEmail: true,
}
