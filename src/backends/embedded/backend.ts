import type { Backend, Offer } from '../backend.ts'
import { accept } from './accept.ts'
import { changeRole, leave, removeMember } from './change-members.ts'
import { decline } from './decline.ts'
import type { Deps } from './deps.ts'
import { facts } from './facts.ts'
import { findInvitation, findInvitationFor, listInvitations } from './invitations.ts'
import { findMember, listMembers } from './members.ts'
import { listOwnInvitations, whoIs } from './own.ts'
import { renew } from './renew.ts'
import { revoke } from './revoke.ts'
import { ROLES } from './roles.ts'
import { send } from './send.ts'

/** A team in Usher's own database, for whoever has no other system that owns it. */
export function createEmbedded(deps: Deps): Backend {
  return {
    facts,
    checkHealth: async () => ({ kind: 'healthy' }),
    listRoles: async () => ROLES,
    listMembers: (query) => listMembers(deps, query),
    findMember: (who) => findMember(deps, who),
    removeMember: (account) => removeMember(deps, account),
    changeRole: (account, role) => changeRole(deps, account, role),
    leave: (credential) => leave(deps, credential),
    listInvitations: () => listInvitations(deps),
    findInvitation: (key) => findInvitation(deps, key),
    findInvitationFor: (email) => findInvitationFor(deps, email),
    send: (offer) => send(deps, offer),
    sendMany: (offers) => sendMany(deps, offers),
    changeInvitedRole: (key, offer) => renew(deps, { key, offer, evenExpired: false }),
    resend: (key, offer) => renew(deps, { key, offer, evenExpired: true }),
    revoke: (key) => revoke(deps, key),
    whoIs: (credential) => whoIs(deps, credential),
    listOwnInvitations: (credential) => listOwnInvitations(deps, credential),
    accept: (answer) => accept(deps, answer),
    decline: (answer) => decline(deps, answer),
    finishUrl: () => undefined,
    close: async () => undefined,
  }
}

/** One after the other: each is a transaction, and nothing is gained by waiting for a lock. */
async function sendMany(deps: Deps, offers: readonly Offer[]): ReturnType<Backend['sendMany']> {
  const outcomes = []
  for (const offer of offers) outcomes.push(await send(deps, offer))
  return outcomes
}
