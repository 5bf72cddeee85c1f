import { z } from 'zod'
import type { Act, ApiFault, GivenFile, SuggestAsk } from '../twin.ts'
import { LONGEST_MESSAGE_BYTES } from './limits.ts'

export const word = z.string().min(1).max(200)
const values = z.array(z.string().max(4000)).max(100)
export const platform = z.enum(['slack', 'discord'])

export type Platform = z.infer<typeof platform>

/** A file with its content in base64, which is how it travels in JSON. */
export type SentFile = { readonly name: string; readonly content: string }

type Sent<What> = What extends GivenFile
  ? SentFile
  : What extends object
    ? { [Key in keyof What]: Sent<What[Key]> }
    : What

export type SentAct = Sent<Act>

const file: z.ZodType<GivenFile, SentFile> = z.strictObject({
  name: z.string().min(1).max(255),
  content: z
    .string()
    .max(LONGEST_MESSAGE_BYTES)
    .transform((base64) => new Uint8Array(Buffer.from(base64, 'base64'))),
})

const act: z.ZodType<Act, SentAct> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('says'),
    channel: word,
    text: z.string().min(1).max(12_000),
    files: z.array(file).max(10).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('presses'),
    channel: word,
    message: word,
    control: z.string().max(600),
    values: values.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('presses_in_home'),
    control: z.string().max(600),
    values: values.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('presses_in_form'),
    form: word,
    control: z.string().max(600),
    values: values.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('submits'),
    form: word,
    values: z.record(z.string().max(600), values),
    files: z.record(z.string().max(600), file).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('dismisses'), form: word }),
  z.strictObject({ kind: z.literal('reads'), channel: word }),
  z.strictObject({ kind: z.literal('opens_home') }),
  z.strictObject({ kind: z.literal('opens_direct'), with: word }),
  z.strictObject({
    kind: z.literal('shortcut'),
    id: word,
    channel: word.exactOptional(),
    message: word.exactOptional(),
    person: word.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('closes_direct_messages'), to: z.enum(['everybody', 'nobody']) }),
])

const query = z.string().max(300)

const suggestAsk: z.ZodType<SuggestAsk> = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('form'), form: word, field: z.string().max(600), query }),
  z.strictObject({
    in: z.literal('message'),
    channel: word,
    message: word,
    control: z.string().max(600),
    query,
  }),
  z.strictObject({ in: z.literal('command'), channel: word, text: z.string().max(4000) }),
])

const times = z.int().min(1).max(100)

const apiFault: z.ZodType<ApiFault> = z.strictObject({
  call: z.string().max(200),
  times,
  how: z.enum(['rate_limited', 'server_error', 'slow', 'lost_answer', 'late_error', 'hung_up']),
  ms: z.int().min(0).max(600_000).exactOptional(),
})

const trouble = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fail'), fault: apiFault }),
  z.strictObject({ kind: z.literal('deliver_twice'), times }),
  z.strictObject({ kind: z.literal('hold'), times }),
  z.strictObject({ kind: z.enum(['release', 'drop_sockets', 'refresh_sockets', 'clear']) }),
])

export type Trouble = z.infer<typeof trouble>

/** Picks the answer to one message out of the stream; the page counts up. */
const id = z.int().min(0)

/** Everything the page may ask of the server. */
export const pageMessage = z.discriminatedUnion('kind', [
  /** From now on, show what these people's clients show. */
  z.strictObject({ kind: z.literal('watch'), slack: word, discord: word }),
  z.strictObject({ kind: z.literal('act'), id, platform, person: word, act }),
  z.strictObject({ kind: z.literal('suggest'), id, platform, person: word, ask: suggestAsk }),
  z.strictObject({ kind: z.literal('trouble'), id, platform, trouble }),
  /** At most 90 days at once. */
  z.strictObject({
    kind: z.literal('advance'),
    id,
    ms: z
      .int()
      .min(1)
      .max(90 * 86_400_000),
  }),
  /** The team lives somewhere else from now on. */
  z.strictObject({ kind: z.literal('move'), id, to: word }),
  /** In the mail of the vendor. */
  z.strictObject({ kind: z.literal('follow_link'), id, email: word }),
  /** At the vendor. */
  z.strictObject({ kind: z.literal('sign_up'), id, email: word }),
])

export type PageMessage = z.infer<typeof pageMessage>
/** As the page sends it. */
export type SentMessage = z.input<typeof pageMessage>
