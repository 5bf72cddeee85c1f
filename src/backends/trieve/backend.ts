import type { Backend } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { changeRole, removeMember } from './change-members.ts'
import type { ClientOptions } from './client.ts'
import type { Deps } from './deps.ts'
import { facts } from './facts.ts'
import { finishUrl } from './finish-url.ts'
import { checkHealth } from './health.ts'
import { findInvitation, findInvitationFor, listInvitations } from './invitations.ts'
import { leave, whoIs } from './own.ts'
import { renew } from './renew.ts'
import { decline, revoke } from './revoke.ts'
import { ROLES } from './roles.ts'
import { send, sendMany } from './send.ts'

type Options = ClientOptions & { readonly close: () => Promise<void> }

export function createTrieve(deps: Deps, options: Options): Backend {
  return {
    facts,
    checkHealth: () => checkHealth(deps),
    listRoles: async () => ROLES,
    listMembers: (query) => deps.roster.page(query),
    findMember: (who) => deps.roster.find(who),
    removeMember: (account) => removeMember(deps, account),
    changeRole: (account, role) => changeRole(deps, account, role),
    leave: (credential) => leave(deps, credential),
    listInvitations: () => listInvitations(deps),
    findInvitation: (key) => findInvitation(deps, key),
    findInvitationFor: (email) => findInvitationFor(deps, email),
    send: (offer) => send(deps, offer),
    sendMany: (offers) => sendMany(deps, offers),
    changeInvitedRole: (key, offer) => renew(deps, { key, offer, isForRole: true }),
    resend: (key, offer) => renew(deps, { key, offer, isForRole: false }),
    revoke: (key) => revoke(deps, key),
    whoIs: (credential) => whoIs(deps, credential),
    listOwnInvitations: () => Promise.reject(new Error('Trieve cannot list the invitations of a person')),
    accept: async () => refuse('impossible'),
    decline: ({ key }) => decline(deps, key),
    finishUrl: (key) => finishUrl(options, key),
    close: () => options.close(),
  }
}
