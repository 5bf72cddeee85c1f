import { z } from 'zod'
import type { Exchange } from '../../../../src/simulator/backends/stand-in.ts'

const roleName = z.enum(['admin', 'member', 'reader'])
const role = z.strictObject({ id: z.uuid(), name: z.string(), permissions: z.array(z.string()) })

const invitation = z.strictObject({
  id: z.uuid(),
  invited_email: z.string(),
  inviter_name: z.string().nullish(),
  project_id: z.uuid(),
  project_name: z.string(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  registered: z.boolean(),
  invited_profile_id: z.uuid().nullish(),
  role: roleName,
})

const member = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  role,
  added_at: z.iso.datetime(),
})

const project = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  description: z.string().nullish(),
  members_count: z.int(),
})

const pageOf = (item: z.ZodType) =>
  z.strictObject({
    data: z.array(item),
    has_more: z.boolean(),
    first_id: z.uuid().nullish(),
    last_id: z.uuid().nullish(),
    current_page: z.int().nullish(),
    total_pages: z.int().nullish(),
  })

const bulk = z.strictObject({
  successful: z.array(invitation),
  failed: z.array(
    z.strictObject({
      email: z.string(),
      success: z.boolean(),
      error: z.string().nullish(),
      invitation: invitation.nullish(),
    }),
  ),
})

const error = z.strictObject({
  status: z.literal('error').optional(),
  error_code: z.string(),
  message: z.string(),
})
const issue = z.strictObject({ loc: z.array(z.unknown()), msg: z.string(), type: z.string() })
const invalid = z.union([z.strictObject({ detail: z.array(issue) }), error])
const empty = z.undefined()

type Answers = Readonly<Record<number, z.ZodType>>

/** 401, 403 and 422 are described for the whole API and left out at most operations. */
const always: Answers = { 401: error, 403: error, 422: invalid }
const id = '[^/]+'

const operations: Readonly<Record<string, Answers>> = {
  'GET /v1/project/': { 200: pageOf(project) },
  [`GET /v1/project/${id}/member`]: { 200: pageOf(member), 400: error, 404: error },
  [`GET /v1/project/${id}/member/me`]: { 200: member, 404: error },
  [`GET /v1/project/${id}/member/${id}`]: { 200: member, 404: error },
  [`DELETE /v1/project/${id}/member/${id}`]: { 204: empty, 400: error, 404: error },
  [`PATCH /v1/project/${id}/member/${id}/role`]: { 204: empty, 400: error, 404: error },
  'POST /v1/project/invitation/send': { 201: invitation, 400: error, 404: error, 409: error },
  'POST /v1/project/invitation/send/bulk': { 201: bulk, 404: error },
  [`GET /v1/project/invitation/${id}`]: { 200: invitation, 404: error, 410: error },
  [`DELETE /v1/project/invitation/${id}`]: { 204: empty },
  [`POST /v1/project/invitation/${id}/join`]: { 200: project, 404: error },
  [`PATCH /v1/project/${id}/invitation/${id}/role`]: { 204: empty, 404: error },
  'GET /v1/role/': { 200: z.array(role) },
  [`GET /v1/role/${id}`]: { 200: role, 404: error },
}

/** Throws where something was answered that the contract does not have. */
export function checkAnswer({ method, path, status, answered }: Exchange): void {
  const called = `${method} ${path.replace(/\?.*/, '')}`
  const found = Object.entries(operations).find(([pattern]) => new RegExp(`^${pattern}$`).test(called))
  const schema = found && { ...always, ...found[1] }[status]
  if (!schema) throw new Error(`${called} never answers ${status}`)
  schema.parse(answered)
}
