import type { Backend } from '../backend.ts'
import type { Connection } from '../backend-kind.ts'
import { createHttp } from '../http/http.ts'
import { keep, ROLES_KEPT_MS } from '../kept.ts'
import { accept } from './accept.ts'
import { changeRole, leave, removeMember } from './change-members.ts'
import { createClient } from './client.ts'
import { createProjectCheck } from './confirm-project.ts'
import { decline } from './decline.ts'
import type { Deps } from './deps.ts'
import { facts } from './facts.ts'
import { checkHealth } from './health.ts'
import { findInvitation, findInvitationFor, listInvitations } from './invitations.ts'
import { findMember, listMembers } from './members.ts'
import { changeInvitedRole, resend } from './renew.ts'
import { revoke } from './revoke.ts'
import { listRoles } from './roles.ts'
import { send } from './send.ts'
import { sendMany } from './send-many.ts'
import { readSettings } from './settings.ts'
import { whoIs } from './who-is.ts'

/** A hundred mails are written before a bulk send is answered. */
const SEND_TIMEOUT_MS = 30_000

/** One Diga project, with an API key of it. */
export function createDiga({ settings, ledger, now, manners }: Connection): Backend {
  const { project, apiKey, apiUrl } = readSettings(settings)
  const headers = () => ({ authorization: `Bearer ${apiKey}` })
  const http = createHttp({ who: facts.title, baseUrl: apiUrl, headers, now, manners })
  const { timeoutMs: sendTimeoutMs = SEND_TIMEOUT_MS } = manners ?? {}
  const client = createClient({ project, http, sendTimeoutMs })
  const deps = {
    client,
    roles: keep(() => listRoles(client), { ms: ROLES_KEPT_MS, now }),
    project,
    ledger,
    confirmProject: createProjectCheck(client),
  }
  return { facts, ...operations(deps), finishUrl: () => undefined, close: () => http.close() }
}

type Operations = Omit<Backend, 'facts' | 'finishUrl' | 'close'>

const operations = (deps: Deps): Operations => ({
  checkHealth: () => checkHealth(deps),
  listRoles: () => deps.roles.get(),
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
  changeInvitedRole: (key, offer) => changeInvitedRole(deps, key, offer),
  resend: (key, offer) => resend(deps, key, offer),
  revoke: (key) => revoke(deps, key),
  whoIs: (credential) => whoIs(deps, credential),
  listOwnInvitations: async () => {
    throw new Error('Diga cannot tell people which invitations are theirs')
  },
  accept: (answer) => accept(deps, answer),
  decline: (answer) => decline(deps, answer),
})
