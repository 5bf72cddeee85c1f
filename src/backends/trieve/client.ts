import { z } from 'zod'
import type { Http, HttpAnswer, HttpCall } from '../http/http.ts'
import { readAnswer, unexpected } from '../http/read.ts'
import { type Complaint, readComplaint } from './mapping.ts'
import { type InvitationRow, invitationSchema, type User, userSchema } from './schemas.ts'

export const WHO = 'Trieve'

/** Trieve's calls about one organization. https://docs.trieve.ai/api-reference */
export interface Client {
  readonly organization: string
  /** Those that were used are among them. */
  listInvitations(): Promise<readonly InvitationRow[]>
  sendInvitation(wish: { readonly email: string; readonly role: number }): Promise<Answer>
  deleteInvitation(id: string): Promise<Answer>
  listUsers(): Promise<readonly User[]>
  /** With the person's own token, or the operator's. */
  removeUser(id: string, token?: string): Promise<Answer | 'unauthorized' | 'forbidden'>
  /** Without `user`, the one whose key it is. */
  setRole(change: { readonly user?: string; readonly role: number }): Promise<Answer>
  /** Whose token it is; undefined where it is nobody's. */
  findMe(token: string): Promise<User | undefined>
}

export type Answer = 'done' | Complaint

export type ClientOptions = {
  readonly organization: string
  readonly apiUrl: URL
  /** Where the browser goes after the login that accepts. */
  readonly returnUrl: URL
}

export function createClient(http: Http, { organization, apiUrl, returnUrl }: ClientOptions): Client {
  // Some calls take the organization from the path, some from the header, and nobody compares them: both, always.
  const call = (request: HttpCall): Promise<HttpAnswer> =>
    http.call({ ...request, headers: { ...request.headers, 'tr-organization': organization } })
  return {
    organization,
    listInvitations: async () =>
      readList(invitationSchema, await call({ method: 'GET', path: ['api', 'invitations', organization] })),
    sendInvitation: async ({ email, role }) =>
      settle(
        await call({
          method: 'POST',
          path: ['api', 'invitation'],
          body: { email, user_role: role, app_url: apiBase(apiUrl), redirect_uri: returnUrl.href },
        }),
      ),
    deleteInvitation: async (id) => settle(await call({ method: 'DELETE', path: ['api', 'invitation', id] })),
    listUsers: async () =>
      readList(
        userSchema,
        await call({ method: 'GET', path: ['api', 'organization', 'users', organization] }),
      ),
    removeUser: async (id, token) => {
      const path = ['api', 'organization', organization, 'user', id]
      return settleRemoval(await call({ method: 'DELETE', path, ...(token && asPerson(token)) }))
    },
    setRole: async ({ user, role }) =>
      settle(
        await call({ method: 'PUT', path: ['api', 'user'], body: { ...(user && { user_id: user }), role } }),
      ),
    // Without the organization, of which the person need not be a member.
    findMe: async (token) =>
      readMe(await http.call({ method: 'GET', path: ['api', 'auth', 'me'], ...asPerson(token) })),
  }
}

/** What Trieve calls `app_url`: its links are made by adding `/auth?…` to it. */
export const apiBase = ({ href }: URL): string => `${href.replace(/\/+$/, '')}/api`

const asPerson = (token: string) => ({ headers: { authorization: token } })

/** Success is 204; anything else that is no refusal of the request itself is not what Trieve does. */
function settle(answer: HttpAnswer): Answer {
  if (answer.status === 204) return 'done'
  if (answer.status === 400) return readComplaint(answer.body)
  throw unexpected(WHO, answer)
}

function settleRemoval(answer: HttpAnswer): Answer | 'unauthorized' | 'forbidden' {
  if (answer.status === 401) return 'unauthorized'
  return answer.status === 403 ? 'forbidden' : settle(answer)
}

function readList<Row>(schema: z.ZodType<Row>, answer: HttpAnswer): readonly Row[] {
  if (answer.status !== 200) throw unexpected(WHO, answer)
  return readAnswer(WHO, z.array(schema), answer)
}

/** An organization's key is no person: 400. */
function readMe(answer: HttpAnswer): User | undefined {
  if ([400, 401, 403].includes(answer.status)) return undefined
  if (answer.status !== 200) throw unexpected(WHO, answer)
  return readAnswer(WHO, userSchema, answer)
}
