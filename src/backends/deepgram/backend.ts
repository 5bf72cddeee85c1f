import type { Backend } from '../backend.ts'
import type { Connection } from '../backend-kind.ts'
import { createHttp } from '../http/http.ts'
import { tellChanges } from '../http/tell-changes.ts'
import { refuse } from '../refuse.ts'
import { createRoster } from '../roster.ts'
import { createTurns } from '../turns.ts'
import { changeRole, removeMember } from './change-members.ts'
import { bearing, createClient } from './client.ts'
import type { Deps } from './deps.ts'
import { facts } from './facts.ts'
import { checkHealth } from './health.ts'
import { findInvitation, listInvitations } from './invitations.ts'
import { readMembers } from './look.ts'
import { ROLES } from './mapping.ts'
import { leave, whoIs } from './own.ts'
import { renew } from './renew.ts'
import { decline, revoke } from './revoke.ts'
import { send, sendMany } from './send.ts'
import { readSettings } from './settings.ts'

type Wanted = Pick<Connection, 'settings' | 'now' | 'manners'>

/** One Deepgram project, with an API key of it. */
export function createDeepgram({ settings, now, manners }: Wanted): Backend {
  const { project, apiKey, apiUrl } = readSettings(settings)
  const headers = () => bearing(apiKey)
  const http = createHttp({ who: facts.title, baseUrl: apiUrl, headers, now, manners })
  const client = createClient(
    tellChanges(http, () => roster.forget()),
    project,
  )
  const roster = createRoster(() => readMembers(client), now)
  const deps = { client, roster, project, apiKey, inTurn: createTurns() }
  return { facts, ...operations(deps), finishUrl: () => undefined, close: () => http.close() }
}

const operations = (deps: Deps): Omit<Backend, 'facts' | 'finishUrl' | 'close'> => ({
  checkHealth: () => checkHealth(deps),
  listRoles: async () => ROLES,
  listMembers: (query) => deps.roster.page(query),
  findMember: (who) => deps.roster.find(who),
  removeMember: (account) => removeMember(deps, account),
  changeRole: (account, role) => changeRole(deps, account, role),
  leave: (credential) => leave(deps, credential),
  listInvitations: () => listInvitations(deps),
  findInvitation: (key) => findInvitation(deps, key),
  findInvitationFor: (email) => findInvitation(deps, email),
  send: (offer) => send(deps, offer),
  sendMany: (offers) => sendMany(deps, offers),
  changeInvitedRole: (key, offer) => renew(deps, { key, offer, isForRole: true }),
  resend: (key, offer) => renew(deps, { key, offer, isForRole: false }),
  revoke: (key) => revoke(deps, key),
  whoIs: (credential) => whoIs(deps, credential),
  listOwnInvitations: async () => {
    throw new Error('Deepgram cannot tell people which invitations are theirs')
  },
  // Only Deepgram's own pages can, behind the link in its mail.
  accept: async () => refuse('impossible'),
  decline: (answer) => decline(deps, answer),
})
