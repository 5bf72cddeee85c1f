import { z } from 'zod'
import type { Exchange } from '../../../../src/simulator/backends/stand-in.ts'

/** What Trieve documents, as strict schemas: one path, one method, the statuses it may answer with and their bodies. */
const uuid = z.uuid()
const naive = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/, 'a timestamp without a zone')
const role = z.literal([0, 1, 2])
const scopes = z.array(z.string().nullable()).nullable().optional()

const error = z.strictObject({ message: z.string().min(1) })
const empty = z.undefined()

const invitation = z.strictObject({
  id: uuid,
  email: z.string().max(100),
  organization_id: uuid,
  used: z.boolean(),
  role,
  scopes,
  created_at: naive,
  updated_at: naive,
})

const membership = z.strictObject({
  id: uuid,
  user_id: uuid,
  organization_id: uuid,
  role,
  scopes,
  created_at: naive,
  updated_at: naive,
})

const user = z.strictObject({
  id: uuid,
  email: z.string(),
  name: z.string().nullable().optional(),
  created_at: naive,
  user_orgs: z.array(membership),
  orgs: z.array(z.strictObject({ id: uuid, name: z.string() })),
})

type Answers = Readonly<Record<number, z.ZodType>>

/** Refusals of the key, which occur also where the published page does not list them. */
const keyed = { 400: error, 401: error, 403: error }
/** Handlers that look for the organization before they look at the key. */
const broken = { ...keyed, 500: error }

const ID = '[^/?]+'
const ROUTES: readonly (readonly [method: string, path: string, answers: Answers])[] = [
  ['POST', '/api/invitation', { ...broken, 204: empty }],
  ['DELETE', `/api/invitation/${ID}`, { ...keyed, 204: empty }],
  ['GET', `/api/invitations?/${ID}`, { ...keyed, 200: z.array(invitation) }],
  ['GET', `/api/organization/users/${ID}`, { ...keyed, 200: z.array(user) }],
  ['DELETE', `/api/organization/${ID}/user/${ID}`, { ...broken, 204: empty }],
  ['PUT', '/api/user', { ...broken, 204: empty }],
  ['GET', '/api/auth/me', { 200: user, 400: error, 401: error }],
  ['GET', '/api/auth', { 303: empty, 400: error }],
]

/** Throws where an answer is none that Trieve documents. */
export function checkExchange({ method, path, status, answered }: Exchange): void {
  const { pathname } = new URL(path, 'http://trieve')
  const route = ROUTES.find(([verb, pattern]) => verb === method && new RegExp(`^${pattern}$`).test(pathname))
  const schema = route?.[2][status]
  if (!schema) throw new Error(`${method} ${pathname} answered ${status}, which is not documented`)
  schema.parse(answered)
}
