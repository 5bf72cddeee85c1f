import { z } from 'zod'
import { describeIssues } from '../blocks/problems.ts'
import { Refusal, refusalWithMessages } from '../refusal.ts'
import type { Slack } from '../slack.ts'
import type { Token } from './tokens.ts'

export type Method = {
  readonly tokens: readonly Token['type'][]
  /** Any one of them will do; none is needed where the list is empty. */
  readonly scopes: readonly string[]
  /** How often, per workspace. Source: https://docs.slack.dev/apis/web-api/rate-limits */
  readonly perMinute: number
  /** Gives the answer without `ok`. Throws {@link Refusal}. */
  readonly run: (slack: Slack, args: unknown, token: Token) => object
}

export const TIER = { two: 20, three: 50, four: 100, special: 600 } as const

/** Throws `invalid_arguments` and says which. */
export function parseArgs<Args>(schema: z.ZodType<Args>, args: unknown): Args {
  const parsed = schema.safeParse(args)
  if (parsed.success) return parsed.data
  throw refusalWithMessages('invalid_arguments', describeIssues(args, parsed.error.issues, ''))
}

/** A nested value: JSON as text in a form, plain in a JSON body. */
export const nested = (code: string): z.ZodType =>
  z
    .unknown()
    .optional()
    .transform((value) => (typeof value === 'string' && value !== '' ? parseNested(value, code) : value))

function parseNested(text: string, code: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(code)
  }
}

/** `true`, `1` and `"true"` alike. */
export const flag = z
  .union([z.boolean(), z.string(), z.number()])
  .optional()
  .transform((value) => value === true || value === 'true' || String(value) === '1')
