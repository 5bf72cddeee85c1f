import type { BackendFacts } from '../../domain/backend-facts.ts'

const byOneCall = { how: 'native', plane: 'operator' } as const
const bySeveral = { how: 'emulated', plane: 'operator' } as const
const never = { how: 'impossible', plane: 'personal' } as const

export const facts: BackendFacts = {
  name: 'trieve',
  title: 'Trieve',
  capabilities: {
    checkHealth: byOneCall,
    listRoles: bySeveral,
    listMembers: byOneCall,
    findMember: bySeveral,
    removeMember: byOneCall,
    changeRole: byOneCall,
    // A removal of oneself, by one's own user key: an organization's key is nobody who could leave.
    leave: { how: 'emulated', plane: 'personal' },
    listInvitations: bySeveral,
    findInvitation: bySeveral,
    findInvitationFor: bySeveral,
    send: byOneCall,
    sendMany: bySeveral,
    changeInvitedRole: bySeveral,
    resend: bySeveral,
    revoke: byOneCall,
    whoIs: { how: 'native', plane: 'personal' },
    listOwnInvitations: never,
    // Accepting is a login in the browser.
    accept: never,
    decline: bySeveral,
  },
  expiry: 'never',
  accountHolders: 'join_at_once',
  lastOwner: 'unprotected',
  invitationKey: 'looked_up',
  proof: 'token',
  signIn: 'email',
  tokenFrom: 'in Trieve, as an API key of your own, not of the organization',
  finish: 'link',
  mailsInvitee: 'yes',
  needsEmail: true,
}
