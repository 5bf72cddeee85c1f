import { z } from 'zod'
import { BackendUnavailable, type Trouble } from '../backend.ts'
import type { HttpAnswer } from './call.ts'

/** Throws BackendUnavailable 'unreadable', naming the paths that do not fit and no values. */
export function readAnswer<Out>(who: string, schema: z.ZodType<Out>, { status, body }: HttpAnswer): Out {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const problem = `the answer ${status} does not fit at ${namePlaces(read.error.issues)}`
  throw new BackendUnavailable(who, { trouble: 'unreadable', problem })
}

/**
 * What an answer means that nobody expected: 401 unauthorized, 403 forbidden, 404 misconfigured, else unreadable.
 * Its text has the status and a machine code at most.
 */
export function unexpected(who: string, { status, body }: HttpAnswer): BackendUnavailable {
  const code = findCode(body)
  const problem = code === undefined ? `answered ${status}` : `answered ${status} ${code}`
  return new BackendUnavailable(who, { trouble: troubleOf(status), problem, isUndone: status >= 400 })
}

const PLACES_NAMED = 5

function namePlaces(issues: readonly z.core.$ZodIssue[]): string {
  const places = [...new Set(issues.map(({ path }) => path.map(nameStep).join('.') || 'the top'))]
  return places.slice(0, PLACES_NAMED).join(', ')
}

/** A key of a record may be a value, such as an address. */
const nameStep = (step: PropertyKey): string => (/^\w{1,40}$/.test(String(step)) ? String(step) : '*')

const STATUS_TROUBLES = new Map<number, Trouble>([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'misconfigured'],
])

const troubleOf = (status: number): Trouble => STATUS_TROUBLES.get(status) ?? 'unreadable'

/** Written by machines for machines; anything freer could quote what was sent. */
const machineCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{2,79}$/)
  .optional()
  .catch(undefined)

const coded = z.object({
  code: machineCode,
  err_code: machineCode,
  error_code: machineCode,
  category: machineCode,
})

/** A code that may stand in a log. */
export function findCode(body: unknown): string | undefined {
  const { data } = coded.safeParse(body)
  return data?.code ?? data?.err_code ?? data?.error_code ?? data?.category
}
