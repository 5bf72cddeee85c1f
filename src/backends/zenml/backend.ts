import type { Backend } from '../backend.ts'
import type { Connection } from '../backend-kind.ts'
import { byName } from '../by-name.ts'
import { createHttp, type Http } from '../http/http.ts'
import { keep } from '../kept.ts'
import { createRoster, KEPT_MS } from '../roster.ts'
import { createTurns } from '../turns.ts'
import { accept, decline, listOwnInvitations } from './answer.ts'
import { createApi, WHO } from './api.ts'
import { changeInvitedRole } from './change-invited-role.ts'
import { changeRole, leave, removeMember } from './change-members.ts'
import { exchangeKey, listPeople } from './client.ts'
import type { Deps } from './deps.ts'
import { facts } from './facts.ts'
import { checkHealth } from './health.ts'
import { lookUpHolders } from './holders.ts'
import { findInvitation, findInvitationFor, listInvitations } from './invitations.ts'
import { whoIs } from './me.ts'
import { findMember, listMembers } from './members.ts'
import { resend } from './resend.ts'
import { revoke } from './revoke.ts'
import { createRoles } from './roles.ts'
import { send, sendMany } from './send.ts'
import type { ZenmlSettings } from './settings.ts'
import { createTokens } from './tokens.ts'

export type ZenmlConnection = Pick<Connection, 'now' | 'manners'> & { readonly settings: ZenmlSettings }

/** One organization of ZenML Pro. */
export function createZenml({ settings, now, manners }: ZenmlConnection): Backend {
  const http = createHttp({ who: WHO, baseUrl: settings.apiUrl, now, manners })
  const deps = assemble(http, settings, now)
  return {
    facts,
    checkHealth: () => checkHealth(deps),
    listRoles: async () => (await deps.roles.list()).map(({ name, rank }) => ({ name, rank })),
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
    whoIs: (credential) => whoIs(deps.api, credential),
    listOwnInvitations: (credential) => listOwnInvitations(deps, credential),
    accept: (answer) => accept(deps, answer),
    decline: (answer) => decline(deps, answer),
    finishUrl: () => undefined,
    close: () => http.close(),
  }
}

function assemble(http: Http, { organization, apiKey }: ZenmlSettings, now: () => Date): Deps {
  const forget = () => {
    roster.forget()
    holders.forget()
  }
  const tokens = createTokens(() => exchangeKey(http, apiKey), now)
  const api = createApi({ http, tokens, onChange: forget }, organization)
  const roles = createRoles(api, now)
  const holders = keep(() => lookUpHolders({ api, roles }), { ms: KEPT_MS, now })
  const roster = createRoster(async () => (await listPeople(api, 'users')).toSorted(byName), now)
  return { api, roles, roster, holders, inTurn: createTurns(), now }
}
