import type { HttpAnswer } from '../http/call.ts'
import type { Http } from '../http/http.ts'

/** The calls themselves. https://developers.deepgram.com/reference/manage */
export interface Client {
  /** With the operator's key, or with this one. */
  listProjects(apiKey?: string): Promise<HttpAnswer>
  listMembers(): Promise<HttpAnswer>
  removeMember(member: string): Promise<HttpAnswer>
  setScope(member: string, scope: string): Promise<HttpAnswer>
  listInvites(): Promise<HttpAnswer>
  sendInvite(email: string, scope: string): Promise<HttpAnswer>
  deleteInvite(email: string): Promise<HttpAnswer>
  /** Puts out the account that owns the key, and deletes its keys: never with the operator's. */
  leave(apiKey: string): Promise<HttpAnswer>
}

export function createClient(http: Http, project: string): Client {
  const inProject = (...path: readonly string[]) => ['v1', 'projects', project, ...path]
  return {
    listProjects: (apiKey) =>
      http.call({
        method: 'GET',
        path: ['v1', 'projects'],
        ...(apiKey !== undefined && { headers: bearing(apiKey) }),
      }),
    listMembers: () => http.call({ method: 'GET', path: inProject('members') }),
    removeMember: (member) => http.call({ method: 'DELETE', path: inProject('members', member) }),
    setScope: (member, scope) =>
      http.call({ method: 'PUT', path: inProject('members', member, 'scopes'), body: { scope } }),
    listInvites: () => http.call({ method: 'GET', path: inProject('invites') }),
    sendInvite: (email, scope) =>
      http.call({ method: 'POST', path: inProject('invites'), body: { email, scope } }),
    deleteInvite: (email) => http.call({ method: 'DELETE', path: inProject('invites', email) }),
    // The first call that arrives ends the key, so that a second one would hear of a wrong key.
    leave: (apiKey) =>
      http.call({
        method: 'DELETE',
        path: inProject('leave'),
        headers: bearing(apiKey),
        isRepeatable: false,
      }),
  }
}

/** The word is `Token`; `Bearer` is for short-lived tokens. https://developers.deepgram.com/docs/authenticating */
export const bearing = (apiKey: string): { readonly authorization: string } => ({
  authorization: `Token ${apiKey}`,
})
