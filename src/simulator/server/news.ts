import * as z from 'zod/mini'
import type { HomeView } from '../home/team-home.ts'
import type { ReadMail } from '../mailbox/inboxes.ts'
import type { Screen, ScreenMessage, TwinPerson } from '../twin.ts'

/** `Screen` as it arrives over the wire; the page parses it here, once. */
const text = z.string()
const flag = z.boolean()
const count = z.number()
const texts = z.array(text)
const date = z.coerce.date<string | Date>()

const option = z.object({ value: text, label: text, description: z.exactOptional(text) })
const options = z.array(option)

const control = z.object({
  id: text,
  kind: z.enum(['button', 'link', 'select', 'people', 'search', 'overflow']),
  label: text,
  look: z.enum(['primary', 'danger', 'plain']),
  isDisabled: flag,
  options,
  confirm: z.exactOptional(z.object({ title: text, text, yes: text, no: text })),
  url: z.exactOptional(text),
})

const links = z.array(z.object({ label: text, url: text }))

const message: z.ZodMiniType<ScreenMessage> = z.object({
  id: text,
  author: z.object({ name: text, handle: text, isBot: flag, color: text }),
  sentAt: date,
  editedAt: z.exactOptional(date),
  text,
  isEphemeral: flag,
  isWaiting: flag,
  links,
  files: z.array(z.object({ id: text, name: text, bytes: count })),
  controls: z.array(control),
  vendor: z.unknown(),
})

const channel = z.object({
  id: text,
  name: text,
  kind: z.enum(['public', 'private', 'direct']),
  unread: count,
  topic: z.exactOptional(text),
  with: z.exactOptional(text),
  members: texts,
  messages: z.array(message),
})

const field = z.object({
  id: text,
  kind: z.enum(['text', 'long_text', 'choice', 'people', 'search', 'file']),
  label: text,
  hint: z.exactOptional(text),
  placeholder: z.exactOptional(text),
  isRequired: flag,
  value: texts,
  max: count,
  options,
  error: z.exactOptional(text),
})

const form = z.object({
  id: text,
  title: text,
  submit: z.exactOptional(text),
  close: text,
  fields: z.array(field),
  text,
  links,
  controls: z.array(control),
  isBusy: flag,
  vendor: z.unknown(),
})

const commandOption = z.object({
  name: text,
  description: text,
  kind: z.enum(['text', 'person', 'channel', 'number', 'yes_no', 'file']),
  isRequired: flag,
  choices: options,
  isSearch: flag,
})

const command = z.object({
  name: text,
  description: text,
  usage: z.exactOptional(text),
  options: z.array(commandOption),
})

const screen: z.ZodMiniType<Screen> = z.object({
  channels: z.array(channel),
  form: z.exactOptional(form),
  home: z.exactOptional(message),
  hasHome: z.exactOptional(flag),
  problem: z.exactOptional(text),
  commands: z.array(command),
  shortcuts: z.array(z.object({ id: text, name: text, on: z.enum(['anywhere', 'message', 'person']) })),
})

const person: z.ZodMiniType<TwinPerson> = z.object({
  handle: text,
  name: text,
  id: text,
  kind: z.enum(['person', 'bot', 'guest', 'stranger', 'deactivated']),
  color: text,
})

const view = z.object({
  title: text,
  people: z.array(person),
  /** Whose screen it is. */
  person: text,
  /** Absent where that person is not on the platform. */
  screen: z.exactOptional(screen),
  /** What trouble is armed, in words. */
  armed: texts,
})

const some = z.optional(text)

const consolePerson = z.object({
  email: text,
  name: text,
  handle: some,
  role: some,
  invitedAs: some,
  mails: count,
  token: some,
})

const home: z.ZodMiniType<HomeView> = z.object({
  team: text,
  choices: z.array(z.object({ name: text, title: text })),
  name: text,
  movingTo: some,
  problem: some,
  console: z.optional(z.object({ title: text, people: z.array(consolePerson) })),
})

const mail: z.ZodMiniType<ReadMail> = z.object({
  id: text,
  to: text,
  name: text,
  from: text,
  subject: text,
  text,
  at: date,
})

/** Everything the server tells the page. */
export const serverNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('screens'), now: date, slack: view, discord: view, home, mails: z.array(mail) }),
  z.object({ kind: z.literal('done'), id: count, options }),
  /** `reason` is a sentence for the person. */
  z.object({ kind: z.literal('refused'), id: z.exactOptional(count), reason: text }),
])

export type ServerNews = z.infer<typeof serverNews>
export type TwinView = z.infer<typeof view>
