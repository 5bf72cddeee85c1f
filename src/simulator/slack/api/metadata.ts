import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import type { Metadata } from '../workspace.ts'
import { nested } from './method.ts'

/** Characters of JSON. Slack has a limit and does not say which. */
const MOST = 16_000

const plain = z.union([z.string(), z.number(), z.boolean()])
const part = z.record(z.string(), plain)

/** Source: https://docs.slack.dev/messaging/message-metadata */
const metadata = z.strictObject({
  event_type: z
    .string()
    .max(255)
    .regex(/^[a-zA-Z]\w*$/),
  event_payload: z.record(z.string(), z.union([plain, part, z.array(z.union([plain, part]))])),
})

/** The argument as it comes. */
export const metadataArg: z.ZodType = nested('invalid_metadata_format')

/** Undefined where there is none. Throws `invalid_metadata_format` and `metadata_too_large`. */
export function readMetadata(given: unknown): Metadata | undefined {
  if (given === undefined || given === null || given === '') return undefined
  const { data } = metadata.safeParse(given)
  if (!data) throw new Refusal('invalid_metadata_format')
  if (JSON.stringify(data).length > MOST) throw new Refusal('metadata_too_large')
  return data
}

/** What a message has after it was revised: it keeps what is left out, and loses what is empty. */
export function revisedMetadata(old: Metadata | undefined, given: unknown): Metadata | undefined {
  if (given === undefined || given === null || given === '') return old
  const isEmpty = typeof given === 'object' && Object.keys(given).length === 0
  return isEmpty ? undefined : readMetadata(given)
}
