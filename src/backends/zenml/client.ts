import { z } from 'zod'
import { BackendUnavailable } from '../backend.ts'
import type { Http, HttpAnswer, HttpCall } from '../http/http.ts'
import { readAnswer, unexpected } from '../http/read.ts'
import { type Api, readDone, WHO } from './api.ts'
import {
  created,
  type Holder,
  invitationBody,
  KEY_REFUSED,
  member,
  type Person,
  roles,
  type TeamRole,
  UNTOLD_LIFETIME_S,
  whichHolder,
  whichMember,
} from './mapping.ts'
import {
  type Assignment,
  assignment,
  grantAnswer,
  type InvitationInfo,
  type InvitationRead,
  invitationInfo,
  invitationRead,
  profile,
} from './schemas.ts'
import type { Grant } from './tokens.ts'

/** Safe to repeat: it makes a token more. Source: https://docs.zenml.io/api-reference/pro-api/pro-api/getting-started */
export async function exchangeKey(http: Http, key: string): Promise<Grant> {
  const answer = await http.call({
    method: 'POST',
    path: ['auth', 'login'],
    form: { password: key },
    isRepeatable: true,
  })
  if (KEY_REFUSED.has(answer.status))
    throw new BackendUnavailable(WHO, {
      trouble: 'unauthorized',
      problem: 'the key is not taken',
      isUndone: true,
    })
  if (answer.status !== 200) throw unexpected(WHO, answer)
  const { access_token, expires_in = UNTOLD_LIFETIME_S } = readAnswer(WHO, grantAnswer, answer)
  return { token: access_token, lifetimeMs: expires_in * 1000 }
}

const inTeam = ({ organization }: Api, ...rest: string[]): string[] => [
  'organizations',
  organization,
  ...rest,
]

export async function listRoles(api: Api): Promise<TeamRole[]> {
  return readDone(roles, await api.asOperator({ method: 'GET', path: inTeam(api, 'roles') }))
}

/** Teams of an organization are members too; they are neither. */
export async function listPeople(api: Api, kind: 'users' | 'service_accounts'): Promise<Person[]> {
  const query = {
    include_users: kind === 'users',
    include_service_accounts: kind === 'service_accounts',
    include_teams: false,
  }
  const answer = await api.asOperator({ method: 'GET', path: inTeam(api, 'members'), query })
  return readDone(z.array(member), answer)
}

export const deleteMember = (api: Api, account: string): Promise<HttpAnswer> =>
  api.asOperator(removal(api, account))

/** Inferred: leaving is not published, and removing oneself is what it comes to. */
export const deleteMyself = (api: Api, token: string, account: string): Promise<HttpAnswer> =>
  api.asPerson(token, removal(api, account))

const removal = (api: Api, account: string): HttpCall => ({
  method: 'DELETE',
  path: inTeam(api, 'members'),
  query: whichMember(account),
})

export async function listAssignments(api: Api, roleId: string): Promise<Assignment[]> {
  const answer = await api.asOperator({ method: 'GET', path: ['roles', roleId, 'assignments'] })
  return readDone(z.array(assignment), answer)
}

/** Inferred: safe to repeat, as who has the role has it once. */
export const assignRole = (api: Api, roleId: string, holder: Holder): Promise<HttpAnswer> =>
  api.asOperator({
    method: 'POST',
    path: ['roles', roleId, 'assignments'],
    query: whichHolder(holder),
    isRepeatable: true,
  })

export const revokeRole = (api: Api, roleId: string, holder: Holder): Promise<HttpAnswer> =>
  api.asOperator({ method: 'DELETE', path: ['roles', roleId, 'assignments'], query: whichHolder(holder) })

/** Finished ones too, unless `only_pending`. */
export async function listSent(
  api: Api,
  query: { readonly email?: string; readonly only_pending: boolean },
): Promise<InvitationRead[]> {
  const answer = await api.asOperator({ method: 'GET', path: inTeam(api, 'invitations'), query })
  // What is no address has no invitations, and sending is who says that it is none.
  if (answer.status === 422 && query.email !== undefined) return []
  return readDone(z.array(invitationRead), answer)
}

export const createInvitation = (api: Api, email: string, roleId: string): Promise<HttpAnswer> =>
  api.asOperator({ method: 'POST', path: inTeam(api, 'invitations'), body: invitationBody(email, roleId) })

export const readCreated = ({ body }: HttpAnswer): z.infer<typeof created> => created.parse(body)

export const deleteInvitation = (api: Api, id: string): Promise<HttpAnswer> =>
  api.asOperator({ method: 'DELETE', path: inTeam(api, 'invitations', id) })

export const askWhoAmI = (api: Api, token: string): Promise<HttpAnswer> =>
  api.asPerson(token, { method: 'GET', path: ['users', 'me'] })

export const readProfile = (answer: HttpAnswer): z.infer<typeof profile> => readDone(profile, answer)

/** Undefined where the operator's key is nobody's, or they may not ask. */
export async function findOperator(api: Api): Promise<string | undefined> {
  const answer = await api.asOperator({ method: 'GET', path: ['users', 'me'] })
  return answer.status === 200 ? profile.safeParse(answer.body).data?.id : undefined
}

export const listReceived = (api: Api, token: string): Promise<HttpAnswer> =>
  api.asPerson(token, { method: 'GET', path: ['invitations'] })

export const readReceived = (answer: HttpAnswer): InvitationInfo[] =>
  readDone(z.array(invitationInfo), answer)

/**
 * The flag is always written out: leaving it out must never mean anything. Safe to repeat: the second answer finds the
 * invitation gone, and who asks looks what became of it.
 */
export const respond = (api: Api, token: string, answer: Response): Promise<HttpAnswer> =>
  api.asPerson(token, {
    method: 'POST',
    path: ['invitations', answer.id],
    query: { accept: answer.accept ? 'true' : 'false' },
    isRepeatable: true,
  })

type Response = { readonly id: string; readonly accept: boolean }
