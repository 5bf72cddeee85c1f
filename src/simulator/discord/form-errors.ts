import { z } from 'zod'
import { invalidForm } from './api-error.ts'

/** Where a form is wrong and how, in Discord's words. */
export type Fault = {
  readonly path: readonly PropertyKey[]
  readonly code: string
  readonly message: string
}

/** Reads a request's body, or throws the 50035 that Discord answers. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return parsed.data
  throw invalidForm(nestErrors(parsed.error.issues.map(toFault)))
}

/** Says it inside of a zod check, so that {@link parseForm} words it with Discord's code. */
export function blame(context: z.RefinementCtx, { path, code, message }: Fault): void {
  context.addIssue({ code: 'custom', path: [...path], message, params: { code } })
}

type ErrorNode = { _errors?: { code: string; message: string }[]; [key: string]: unknown }

/** `{content: {_errors: [{code, message}]}}`. Source: https://docs.discord.com/developers/reference#error-messages */
export function nestErrors(faults: readonly Fault[]): unknown {
  const root: ErrorNode = {}
  for (const { path, code, message } of faults) {
    const node = path.reduce<ErrorNode>((parent, key) => child(parent, String(key)), root)
    node._errors = [...(node._errors ?? []), { code, message }]
  }
  return root
}

const nodeShape = z.custom<ErrorNode>((value) => typeof value === 'object' && value !== null)

function child(parent: ErrorNode, key: string): ErrorNode {
  parent[key] ??= {}
  return nodeShape.parse(parent[key])
}

function toFault(issue: z.core.$ZodIssue): Fault {
  return { path: issue.path, ...wording(issue) }
}

type Wording = { readonly code: string; readonly message: string }

const REQUIRED: Wording = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }

function wording(issue: z.core.$ZodIssue): Wording {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? REQUIRED
        : { code: wrongTypeCode(issue.expected), message: issue.message }
    case 'too_big':
      return tooBig(issue)
    case 'too_small':
      return tooSmall(issue)
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.join(', ')}}.` }
    case 'invalid_union':
      return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not one of the known types.' }
    case 'invalid_format':
      return { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' }
    case 'custom':
      return { code: String(issue.params?.['code'] ?? 'BASE_TYPE_INVALID'), message: issue.message }
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message }
  }
}

const TYPE_CODES: Readonly<Record<string, string>> = {
  string: 'STRING_TYPE_CONVERT',
  int: 'NUMBER_TYPE_COERCE',
  number: 'NUMBER_TYPE_COERCE',
  boolean: 'BOOLEAN_TYPE_CONVERT',
  array: 'LIST_TYPE_CONVERT',
  object: 'MODEL_TYPE_CONVERT',
}

const wrongTypeCode = (expected: string): string => TYPE_CODES[expected] ?? 'BASE_TYPE_INVALID'

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Wording {
  return origin === 'string' || origin === 'array'
    ? { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${maximum} or fewer in length.` }
    : { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${maximum}.` }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Wording {
  if (origin !== 'string' && origin !== 'array')
    return { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${minimum}.` }
  return minimum === 1
    ? REQUIRED
    : { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${minimum} or more in length.` }
}
