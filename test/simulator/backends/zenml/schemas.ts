import { z } from 'zod'
import type { Exchange } from '../../../../src/simulator/backends/stand-in.ts'

// What ZenML Pro may answer, operation by operation. Nothing public tells the shape of users, teams and roles.

const id = z.guid()
const moment = z.iso.datetime()
const picture = z.union([z.url(), z.null()])

const invitationInfo = z.strictObject({
  id,
  organization_name: z.string(),
  organization_logo_url: picture,
  organization_member_count: z.number().int(),
  inviting_user_name: z.string(),
  inviting_user_avatar_url: picture,
  expiration_date: moment,
})

const invitationRead = z.strictObject({
  id,
  inviting_user_id: id,
  email: z.email(),
  organization_id: id,
  expiration_date: moment,
  state: z.string().min(1),
})

const user = z.strictObject({
  id,
  name: z.string(),
  email: z.union([z.email(), z.null()]),
  avatar_url: picture,
  is_service_account: z.boolean(),
  is_active: z.boolean(),
})
const team = z.strictObject({ id, name: z.string(), member_count: z.number().int() })
const role = z.strictObject({
  id,
  name: z.string(),
  description: z.string(),
  system_managed: z.boolean(),
  organization_id: id,
})
const organization = z.strictObject({ id, name: z.string(), logo_url: picture })

const member = z.union([
  z.strictObject({ user, team: z.null(), roles: z.array(role) }),
  z.strictObject({ user: z.null(), team, roles: z.array(role) }),
])

const roleAssignment = z.strictObject({
  user: z.union([user, z.null()]),
  team: z.union([team, z.null()]),
  invitation: z.union([invitationRead, z.null()]),
  organization_id: id,
  workspace_id: z.union([id, z.null()]),
  project_id: z.union([id, z.null()]),
})

const accessToken = z.strictObject({
  access_token: z.string().min(1),
  token_type: z.literal('bearer'),
  expires_in: z.literal(3600),
  device_id: z.unknown(),
  device_metadata: z.unknown(),
})

const problem = z.strictObject({ detail: z.string().min(1) })
const invalid = z.strictObject({
  detail: z
    .array(
      z.strictObject({
        loc: z.array(z.union([z.string(), z.number()])).min(1),
        msg: z.string().min(1),
        type: z.string().min(1),
        input: z.unknown(),
      }),
    )
    .min(1),
})

/** What a 200 holds. */
const done: Readonly<Record<string, z.ZodType>> = {
  'POST /auth/login': accessToken,
  'GET /users/me': user,
  'GET /organizations': z.array(organization),
  'GET /invitations': z.array(invitationInfo),
  'GET /invitations/{id}': invitationInfo,
  'POST /invitations/{id}': z.union([id, z.null()]),
  'GET /organizations/{id}/invitations': z.array(invitationRead),
  'POST /organizations/{id}/invitations': invitationRead,
  'DELETE /organizations/{id}/invitations/{id}': z.null(),
  'GET /organizations/{id}/members': z.array(member),
  'DELETE /organizations/{id}/members': z.null(),
  'GET /organizations/{id}/roles': z.array(role),
  'GET /roles/{id}/assignments': z.array(roleAssignment),
  'POST /roles/{id}/assignments': z.null(),
  'DELETE /roles/{id}/assignments': z.null(),
}

const refused: Readonly<Record<number, z.ZodType>> = {
  400: problem,
  401: problem,
  402: problem,
  403: problem,
  404: problem,
  409: problem,
  422: invalid,
}

/** `GET /invitations/{id}`, whatever the id and the query. */
const operationOf = ({ method, path }: Exchange): string =>
  `${method} ${new URL(path, 'http://zenml').pathname.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}')}`

/** Throws where an answer is none that ZenML Pro could give. */
export function checkExchange(exchange: Exchange): void {
  const schema = exchange.status === 200 ? done[operationOf(exchange)] : refused[exchange.status]
  if (!schema) throw new Error(`${operationOf(exchange)} never answers ${exchange.status}`)
  schema.parse(exchange.answered)
}
