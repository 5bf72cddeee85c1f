import type { Backend } from '../backend.ts'
import type { Connection } from '../backend-kind.ts'
import { createHttp } from '../http/http.ts'
import { keep, ROLES_KEPT_MS } from '../kept.ts'
import { createTurns } from '../turns.ts'
import { accept, decline } from './answer.ts'
import { createAsk } from './ask.ts'
import { changeRole, leave, removeMember } from './change-members.ts'
import { bearing, createClient, createPersonalClient } from './client.ts'
import type { Deps } from './deps.ts'
import { facts, TITLE } from './facts.ts'
import { checkHealth } from './health.ts'
import { findInvitation, findInvitationFor, listInvitations } from './invitations.ts'
import { findMember, listMembers, listRoles } from './members.ts'
import { listOwnInvitations, whoIs } from './own.ts'
import { changeInvitedRole, resend } from './renew.ts'
import { revoke } from './revoke.ts'
import { send, sendMany } from './send.ts'
import { settings } from './settings.ts'

/** An organization in somebody's own application that has its accounts from Better Auth. */
export function createBetterAuth(connection: Connection): Backend {
  const { deps, close } = open(connection)
  const roles = keep(() => listRoles(deps), { ms: ROLES_KEPT_MS, now: connection.now })
  return {
    facts,
    checkHealth: () => checkHealth(deps),
    listRoles: () => roles.get(),
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
    resend: (key) => resend(deps, key),
    revoke: (key) => revoke(deps, key),
    whoIs: (credential) => whoIs(deps, credential),
    listOwnInvitations: (credential) => listOwnInvitations(deps, credential),
    accept: (answer) => accept(deps, answer),
    decline: (answer) => decline(deps, answer),
    finishUrl: () => undefined,
    close,
  }
}

function open({ settings: given, now, manners }: Connection): {
  readonly deps: Deps
  readonly close: () => Promise<void>
} {
  const { organization, token, apiUrl } = settings.parse(given)
  const http = createHttp({
    who: TITLE,
    baseUrl: apiUrl,
    // Whatever changes something is refused unless it comes from an origin that the application trusts.
    headers: () => ({ ...bearing(token), origin: apiUrl.origin }),
    now,
    manners,
  })
  const ask = createAsk(http)
  const deps: Deps = {
    client: createClient(ask, organization),
    as: (own) => createPersonalClient(ask, organization, own),
    now,
    inTurn: createTurns(),
  }
  return { deps, close: () => http.close() }
}
