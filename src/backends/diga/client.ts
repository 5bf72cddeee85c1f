import type { HttpAnswer, HttpCall } from '../http/call.ts'
import type { Http } from '../http/http.ts'
import type { Asked } from './asked.ts'

/** Diga's calls, one function each. Those with a `token` act as its owner, the others as the API key. */
export type Client = ReturnType<typeof memberCalls> &
  ReturnType<typeof invitationCalls> &
  ReturnType<typeof sendCalls>

type Ways = {
  readonly project: string
  readonly http: Http
  /** Longer than usual: mails are written before it answers. */
  readonly sendTimeoutMs: number
}

export type MemberPageQuery = { readonly after?: string | undefined; readonly limit: number }

export function createClient(ways: Ways): Client {
  return { ...memberCalls(ways), ...invitationCalls(ways), ...sendCalls(ways) }
}

type Call = Promise<HttpAnswer>

function memberCalls({ http, project }: Ways) {
  const members = ['v1', 'project', project, 'member']
  return {
    listProjects: (token: string): Call =>
      http.call({ method: 'GET', path: ['v1', 'project', ''], query: { limit: 1 }, ...as(token) }),
    listRoles: (): Call => http.call({ method: 'GET', path: ['v1', 'role', ''] }),
    /** Oldest first, so that who joins meanwhile comes at the end. At most 100. */
    listMembers: (query: MemberPageQuery): Call =>
      http.call({ method: 'GET', path: members, query: { ...query, order: 'asc' } }),
    findSelf: (token: string): Call => http.call({ method: 'GET', path: [...members, 'me'], ...as(token) }),
    findMember: (id: string): Call => http.call({ method: 'GET', path: [...members, id] }),
    removeMember: (id: string, token?: string): Call =>
      http.call({ method: 'DELETE', path: [...members, id], ...(token !== undefined && as(token)) }),
    changeRole: (id: string, role: string): Call =>
      http.call({ method: 'PATCH', path: [...members, id, 'role'], body: { role }, isRepeatable: true }),
  }
}

const INVITATION = ['v1', 'project', 'invitation']

/** Only the change of a role says which project it is about; the others are about the API key's. */
function invitationCalls({ http, project }: Ways) {
  return {
    /** Takes no credential at all: the id is one. */
    findInvitation: (id: string): Call => http.call({ method: 'GET', path: [...INVITATION, id] }),
    revoke: (id: string): Call => http.call({ method: 'DELETE', path: [...INVITATION, id] }),
    changeInvitedRole: (id: string, role: string): Call =>
      http.call({
        method: 'PATCH',
        path: ['v1', 'project', project, 'invitation', id, 'role'],
        body: { role },
        isRepeatable: true,
      }),
    /** Inferred: twice by the same person is once, or is refused. */
    join: (id: string, token: string): Call =>
      http.call({ method: 'POST', path: [...INVITATION, id, 'join'], ...as(token), isRepeatable: true }),
  }
}

function sendCalls({ http, sendTimeoutMs: timeoutMs }: Ways) {
  const path = [...INVITATION, 'send']
  return {
    send: ({ email, role }: Asked): Call =>
      http.call({ method: 'POST', path, body: { email, role }, timeoutMs }),
    /** Of none at all, too: it makes nothing then, and still needs the permission. */
    sendBulk: (asked: readonly Asked[]): Call => {
      const invitations = asked.map(({ email, role }) => ({ email, role }))
      return http.call({ method: 'POST', path: [...path, 'bulk'], body: { invitations }, timeoutMs })
    },
  }
}

const as = (token: string): Pick<HttpCall, 'headers'> => ({ headers: { authorization: `Bearer ${token}` } })
