import { z } from 'zod'
import { parseEmail, parseEmails } from './domain/email.ts'
import { asChangeId, asInvitationId } from './domain/ids.ts'

// What arrives from a chat may be forged or old: limits that a client enforces are enforced again here.

export const picked = z.object({
  actors: z.array(z.string().min(1).max(80)).max(1000),
  emails: z.array(z.string().max(320)).max(1000),
  unreadable: z.array(z.string()).max(1000),
})

export const nobody: z.infer<typeof picked> = { actors: [], emails: [], unreadable: [] }

export const optionalText = (max: number): z.ZodType<string | undefined> =>
  z
    .string()
    .max(max)
    // PostgreSQL keeps no NUL, and nobody means one.
    .transform((text) => text.replaceAll('\0', '').trim())
    .optional()
    .transform((text) => text || undefined)

/** A command's people and a form's people and addresses, as one list. */
export const inviteInput = z
  .object({
    who: picked.default(nobody),
    emails: z.string().max(4000).default(''),
    role: optionalText(1000),
    note: optionalText(300),
  })
  .transform(({ who, emails, role, note }) => {
    const typed = parseEmails(emails)
    const given = who.emails.map((text) => ({ text, email: parseEmail(text) }))
    return {
      actors: who.actors,
      emails: [...given.flatMap(({ email }) => email ?? []), ...typed.emails],
      unreadable: [
        ...who.unreadable,
        ...given.flatMap(({ text, email }) => (email ? [] : [text])),
        ...typed.unreadable,
      ],
      ...(role && { role }),
      ...(note && { note }),
    }
  })

export const searchInput = z.object({ search: optionalText(1000) }).transform(({ search }) => search ?? '')

export const whoInput = z.object({ who: optionalText(1000) }).transform(({ who }) => who)

export const queryInput = z.object({ query: z.string().max(200) }).transform(({ query }) => query.trim())

export const helpInput = z.object({ unknown: z.string().max(4000).optional() })

export const anyInput = z.unknown()

/** The subject of a button about one invitation. */
export const invitationInput = z
  .object({ subject: z.string().min(1).max(80) })
  .transform(({ subject }) => asInvitationId(subject))

const subjectText = z.string().min(1).max(80)

/** What a button for linking an account is about. */
export const linkInput = z.object({ subject: subjectText }).transform((input) => input.subject)

/** Somebody's own token. */
export const tokenInput = z.object({ subject: subjectText, token: z.string().trim().min(1).max(1000) })

/** An address to send a code to. */
export const mailInput = z.object({ subject: subjectText, email: z.string().max(1000) })

/** The code from the mail, however it was copied. */
export const codeInput = z
  .object({ subject: subjectText, code: z.string().max(1000) })
  .transform(({ code }) => code.replaceAll(/\D/g, ''))

/** People and addresses together, as in a command that takes one of each. */
export const peopleInput = z.object({ who: picked.default(nobody) }).transform(({ who }) => {
  const given = who.emails.map((text) => ({ text, email: parseEmail(text) }))
  return {
    actors: who.actors,
    emails: given.flatMap(({ email }) => email ?? []),
    unreadable: [...who.unreadable, ...given.flatMap(({ text, email }) => (email ? [] : [text]))],
  }
})

/** The subject of a button about one change. */
export const changeInput = z
  .object({ subject: z.string().min(1).max(80) })
  .transform(({ subject }) => asChangeId(subject))

/** As it was typed, or chosen from what was offered. */
export const memberInput = whoInput.transform((typed) => (typed === undefined ? undefined : { typed }))

export const roleInput = z
  .object({ who: optionalText(1000), role: optionalText(1000) })
  .transform(({ who, role }) => ({ ...(who && { who: { typed: who } }), ...(role && { role }) }))

/** `team:key`, the key of a row on a list of members. */
const memberKeyed = z.object({ subject: z.string().regex(/^[^:]*:[\w-]{22}$/) })

export const memberRowInput = memberKeyed.transform(({ subject }) => ({ key: readPage(subject).from }))

/** The form that asks for the role. */
export const memberRoleInput = memberKeyed
  .extend({ role: optionalText(1000) })
  .transform(({ subject, role }) => ({ who: { key: readPage(subject).from }, ...(role && { role }) }))

/** `team:offset:search`. */
export const pageInput = z
  .object({ subject: z.string().regex(/^[^:]*:\d{1,9}:/) })
  .transform(({ subject }) => readPage(subject))
  .transform(({ from, search }) => ({ offset: Number(from), search }))

/** `team:cursor:search`, the cursor empty for the first page. */
export const cursorInput = z
  .object({ subject: z.string().regex(/^[^:]*:[^:]*:/) })
  .transform(({ subject }) => readPage(subject))
  .transform(({ from, search }) => ({ search, ...(from && { cursor: from }) }))

function readPage(subject: string): { readonly from: string; readonly search: string } {
  const [, from = '', ...search] = subject.split(':')
  return { from, search: search.join(':') }
}
