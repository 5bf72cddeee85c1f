import { z } from 'zod'
import { sameEmail } from '../../domain/email.ts'
import { parseMoment } from '../parse-moment.ts'

/** What Diga documents, unknown fields aside. https://api.diga.io/openapi.json */

/** Without a zone it is taken for UTC. */
const moment = z.string().transform(parseMoment).pipe(z.date())

const email = z.string().transform(sameEmail)

/** Sent as a name, and in members read as an object. */
const roleName = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])

const role = z.object({ name: z.string() })
export const roles = z.array(role)

export const member = z.object({
  id: z.uuid(),
  email,
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  role: roleName,
})

export const memberPage = z.object({
  data: z.array(member),
  has_more: z.boolean(),
  last_id: z.uuid().nullish(),
})

export const invitation = z.object({
  id: z.uuid(),
  invited_email: email,
  project_id: z.uuid().toLowerCase(),
  expires_at: moment,
  role: roleName,
})

/** `success` is there, and sometimes says the opposite of the list that it is in. */
const bulkFailure = z.object({
  email,
  success: z.boolean().catch(false),
  error: z.string().nullish().catch(undefined),
  invitation: z.object({ id: z.uuid() }).nullish().catch(undefined),
})

/** An entry that cannot be read is left out: it is about one address, and the others were sent too. */
const readable = <Entry>(entry: z.ZodType<Entry>): z.ZodType<readonly Entry[]> =>
  z.array(z.unknown()).transform((all) =>
    all.flatMap((one) => {
      const read = entry.safeParse(one)
      return read.success ? [read.data] : []
    }),
  )

export const bulk = z.object({ successful: readable(invitation), failed: readable(bulkFailure) })

/** What anything refused looks like; a validation may have `detail` instead of a code. */
export const refusal = z.object({
  error_code: z.string().optional().catch(undefined),
  detail: z
    .array(z.object({ loc: z.array(z.union([z.string(), z.number()])) }))
    .optional()
    .catch(undefined),
})

export type DigaMember = z.infer<typeof member>
export type DigaInvitation = z.infer<typeof invitation>
export type BulkFailure = z.infer<typeof bulkFailure>
export type BulkAnswer = z.infer<typeof bulk>
