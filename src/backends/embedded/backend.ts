import type { Backend, Capabilities } from '../backend.ts'
import { accept } from './accept.ts'
import { changeRole, leave, removeMember } from './change-members.ts'
import { decline } from './decline.ts'
import type { Deps } from './deps.ts'
import { findInvitation, listInvitations } from './invitations.ts'
import { findMember, listMembers } from './members.ts'
import { revoke } from './revoke.ts'
import { ROLES } from './roles.ts'
import { send } from './send.ts'

/** Teams, members and invitations in Usher's own database, for whoever has no other system that owns them. */
export function createEmbedded(deps: Deps): Backend {
  return {
    name: 'embedded',
    title: 'Usher',
    capabilities: CAPABILITIES,
    listRoles: async () => ROLES,
    listMembers: (query) => listMembers(deps, query),
    findMember: (membership) => findMember(deps, membership),
    removeMember: (membership) => removeMember(deps, membership),
    changeRole: (change) => changeRole(deps, change),
    leave: (team, credential) => leave(deps, team, credential),
    listInvitations: (team) => listInvitations(deps, team),
    findInvitation: (team, key) => findInvitation(deps, team, key),
    send: (offer) => send(deps, offer),
    revoke: (team, key) => revoke(deps, team, key),
    accept: (answer) => accept(deps, answer),
    decline: (answer) => decline(deps, answer),
  }
}

const byOperator = { how: 'native', plane: 'operator' } as const
const byPerson = { how: 'native', plane: 'personal' } as const

const CAPABILITIES: Capabilities = {
  listRoles: byOperator,
  listMembers: byOperator,
  findMember: byOperator,
  removeMember: byOperator,
  changeRole: byOperator,
  leave: byPerson,
  listInvitations: byOperator,
  findInvitation: byOperator,
  send: byOperator,
  revoke: byOperator,
  accept: byPerson,
  decline: byPerson,
}
