import { z } from 'zod'
import type { Exchange } from '../../../../src/simulator/backends/stand-in.ts'

const message = z.strictObject({ message: z.string() })
const scopes = z.array(z.string())
const member = z.strictObject({
  member_id: z.uuid(),
  email: z.string(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  scopes,
})
export const memberList = z.strictObject({ members: z.array(member) })
const invites = z.array(z.strictObject({ email: z.string(), scope: z.string() }))
const project = z.strictObject({ project_id: z.uuid(), name: z.string() })

const error = z.union([
  z.string(),
  z.strictObject({ err_code: z.string(), err_msg: z.string(), request_id: z.uuid() }),
  z.strictObject({ category: z.string(), message: z.string(), details: z.string(), request_id: z.uuid() }),
])

/** What is documented for each operation. The list of invitations has one of two names. */
const DONE: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['GET /v1/projects', z.strictObject({ projects: z.array(project) })],
  ['GET /v1/projects/*/members', memberList],
  ['DELETE /v1/projects/*/members/*', message],
  ['GET /v1/projects/*/members/*/scopes', z.strictObject({ scopes })],
  ['PUT /v1/projects/*/members/*/scopes', message],
  [
    'GET /v1/projects/*/invites',
    z.union([z.strictObject({ invites }), z.strictObject({ members: invites })]),
  ],
  ['POST /v1/projects/*/invites', message],
  ['DELETE /v1/projects/*/invites/*', message],
  ['DELETE /v1/projects/*/leave', message],
])

/** Only 400 is documented; 401, 403 and 404 were seen by people. */
const REFUSALS = [400, 401, 403, 404]

/** Why the answer could not have come from Deepgram, or undefined. */
export function findBreach({ method, path, status, answered }: Exchange): string | undefined {
  const route = `${method} ${templateOf(path)}`
  const done = DONE.get(route)
  if (!done) return status === 404 ? undefined : `${route} is no operation and answered ${status}`
  if (status !== 200 && !REFUSALS.includes(status)) return `${route} answered ${status}`
  const result = (status === 200 ? done : error).safeParse(answered)
  return result.success ? undefined : `${route} ${status}: ${z.prettifyError(result.error)}`
}

const templateOf = (path: string): string =>
  path.replace(/^(\/v1\/projects)\/[^/]+/, '$1/*').replace(/\/(members|invites)\/[^/]+/, '/$1/*')
