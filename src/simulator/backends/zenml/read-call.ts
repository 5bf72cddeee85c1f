import { z } from 'zod'
import { ApiError, type Invalid } from './api-error.ts'

type Place = 'path' | 'query' | 'body'

/** What of a call an operation wants to know; everything that is wrong is said at once, with 422. */
export function readCall<Schema extends Parts>(schema: Schema, call: CallParts): Read<Schema> {
  const parsed = z
    .object(schema)
    .safeParse({ path: call.params, query: call.query, body: call.body ?? undefined }, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new ApiError(422, parsed.error.issues.map(toInvalid))
}

type Parts = Readonly<Partial<Record<Place, z.ZodType>>>
type Read<Schema extends Parts> = z.output<z.ZodObject<Schema>>
type CallParts = { readonly params: unknown; readonly query: unknown; readonly body: unknown }

function toInvalid(issue: z.core.$ZodIssue): Invalid {
  const loc = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  if (issue.input === undefined) return { type: 'missing', loc, msg: 'Field required', input: null }
  return { ...wording(issue), loc, input: issue.input }
}

function wording(issue: z.core.$ZodIssue): { readonly type: string; readonly msg: string } {
  if (issue.code === 'invalid_format' && issue.format === 'guid')
    return { type: 'uuid_parsing', msg: 'Input should be a valid UUID' }
  if (issue.code === 'invalid_format' && issue.format === 'email')
    return { type: 'value_error', msg: 'value is not a valid email address' }
  if (issue.code === 'invalid_value')
    return { type: 'bool_parsing', msg: 'Input should be a valid boolean, unable to interpret input' }
  return { type: 'value_error', msg: 'Input is not valid' }
}

/** As FastAPI reads a flag in a query. */
export const flag = z.stringbool({
  truthy: ['true', '1', 'on', 't', 'y', 'yes'],
  falsy: ['false', '0', 'off', 'f', 'n', 'no'],
})

export const address = z.email().transform((email) => email.toLowerCase())
