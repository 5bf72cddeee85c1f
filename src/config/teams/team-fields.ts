import { z } from 'zod'
import { parseEmail } from '../../domain/email.ts'
import { asTeamId } from '../../domain/ids.ts'
import { isTimeZone, MOST_REMINDERS } from '../../domain/reminders.ts'
import { entriesOf } from '../actor-list.ts'
import type { TeamConfig } from '../config.ts'
import { near } from './near.ts'
import { place } from './place.ts'
import { oneOfWords } from './problem.ts'
import { SIGN_IN_KEYS } from './sign-in-fields.ts'

/** What every team has, whatever its backend. Messages are those of a {@link Problem}. */
export type TeamFields = Omit<TeamConfig, 'settings' | 'signIn'>

/** `backends` are the names to choose from. */
export function teamFields(backends: readonly string[]): z.ZodType<TeamFields> {
  const fields = z.object({
    id: word('is missing: give the team a short name of its own, such as docs').regex(SLUG, BAD_SLUG),
    name: lineOf(60, 'is missing: write what people call the team'),
    backend: backendOf(backends),
    defaultRole: lineOf(60).optional(),
    invitationDays: wholeNumber(1, 365).prefault('7'),
    domains: listOf(domain),
    consent: z.enum(['send-first', 'ask-first'], BAD_CONSENT).optional(),
    undoSeconds: wholeNumber(0, 600).prefault('30'),
    adminChannels: z.enum(['warn', 'strict'], BAD_ADMIN_CHANNELS).default('warn'),
    unreachable: z.enum(['offer', 'link', 'nothing'], BAD_UNREACHABLE).default('offer'),
    reminders: reminderDays.prefault('2, 5'),
    timeZone: z.string(BAD_TIME_ZONE).refine(isTimeZone, BAD_TIME_ZONE).default('UTC'),
    memberLimit: wholeNumber(1, 1_000_000).optional(),
    language: z.literal('en', 'must be en, the only language so far').default('en'),
    places: listOf(place),
  })
  return fields.transform(
    ({ id, invitationDays, undoSeconds, reminders, defaultRole, consent, memberLimit, ...rest }) => ({
      ...rest,
      id: asTeamId(id),
      reminderDays: reminders,
      invitationLifeMs: invitationDays * DAY_MS,
      undoMs: undoSeconds * 1_000,
      ...(defaultRole !== undefined && { defaultRole }),
      ...(consent !== undefined && { consent }),
      ...(memberLimit !== undefined && { memberLimit }),
    }),
  )
}

/** The keys that are not settings of a backend. */
export const FIELD_KEYS: readonly string[] = [
  'id',
  'name',
  'backend',
  'defaultRole',
  'invitationDays',
  'domains',
  'consent',
  'language',
  'places',
  'undoSeconds',
  'adminChannels',
  'unreachable',
  'reminders',
  'timeZone',
  'memberLimit',
  ...SIGN_IN_KEYS,
]

const DAY_MS = 24 * 60 * 60 * 1000

const SLUG = /^(?=.{1,20}$)[a-z0-9]+(?:-[a-z0-9]+)*$/
const BAD_SLUG = 'must be lower-case letters, digits and single hyphens, at most 20 characters, such as docs'
const BAD_CONSENT =
  'must be send-first (the invitation is made, then the invitee is told) or ask-first (the invitee is asked, then it is made)'
const BAD_ADMIN_CHANNELS =
  'must be warn (an admin channel with people in it who are no admins is bound, and they are named) or strict (it is not bound)'
const BAD_UNREACHABLE =
  'must be offer (where a direct message does not arrive, the inviter may mention somebody in the channel or hand on a link), link (only the link) or nothing'
const BAD_REMINDERS =
  'must be off, or one or two whole numbers of days after the invitation, rising, such as 2, 5'
const BAD_TIME_ZONE = 'must be a time zone such as Europe/Berlin'

const word = (missing: string) =>
  z.string({ error: ({ input }) => (input === undefined ? missing : 'must be one line of text') })

const lineOf = (most: number, missing = '') =>
  word(missing)
    .max(most, `must have at most ${most} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), 'must be one line of text')

function wholeNumber(from: number, to: number) {
  const wrong = `must be a whole number from ${from} to ${to}`
  return z
    .string(wrong)
    .refine((text) => /^\d{1,7}$/.test(text) && Number(text) >= from && Number(text) <= to, { error: wrong })
    .transform(Number)
}

/** `off`, or days as a list or with commas. */
const reminderDays = z
  .preprocess(
    (raw) => (typeof raw === 'string' ? entriesOf(raw) : raw),
    z.array(z.string(BAD_REMINDERS), BAD_REMINDERS),
  )
  .refine((days) => isOff(days) || (areDays(days) && days.length <= MOST_REMINDERS), { error: BAD_REMINDERS })
  .transform((days): readonly number[] => (isOff(days) ? [] : days.map(Number)))

const isOff = ([only, ...others]: readonly string[]): boolean => only === 'off' && others.length === 0

const areDays = (days: readonly string[]): boolean =>
  days.length > 0 &&
  days.every((day, index) => /^[1-9]\d{0,2}$/.test(day) && Number(day) > Number(days[index - 1] ?? 0))

function backendOf(names: readonly string[]) {
  const wanted = `write ${oneOfWords(names)}`
  return word(`is missing: ${wanted}`).refine((name) => names.includes(name), {
    error: ({ input }) => {
      const meant = near(String(input), names)
      return `names a backend that is not there: ${meant ? `did you mean ${meant}?` : wanted}`
    },
  })
}

/** A list, or text with commas; nothing is an empty one. */
const listOf = <Entry>(entry: z.ZodType<Entry>) =>
  z.preprocess(
    (raw) => (typeof raw === 'string' ? entriesOf(raw) : (raw ?? [])),
    z.array(entry, 'must be a list: one line each, beginning with -'),
  )

const BAD_DOMAIN = 'must be a domain such as lighthouse.example'

const domain = z.string(BAD_DOMAIN).transform((text, context): string => {
  const email = parseEmail(`somebody@${text.replace(/^@/, '')}`)
  if (email) return email.slice(email.indexOf('@') + 1)
  context.addIssue(BAD_DOMAIN)
  return z.NEVER
})
