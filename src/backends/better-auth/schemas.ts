import { z } from 'zod'
import { sameEmail } from '../../domain/email.ts'

// What the organization plugin answers. Source: https://better-auth.com/docs/plugins/organization

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const email = z.string().transform(sameEmail)

export const invitation = z.object({
  id: z.string().min(1),
  email,
  /** Several are one text with commas. */
  role: z.string().nullish(),
  status: z.string(),
  expiresAt: moment,
  /** On the invitee's side only. */
  organizationName: z.string().nullish(),
})

export const invitations = z.array(invitation)

const membership = z.object({ id: z.string().min(1), userId: z.string().min(1), role: z.string() })

export const member = membership.extend({
  user: z.object({ name: z.string().nullish(), email: email.nullish() }).nullish(),
})

export const members = z.object({ members: z.array(member), total: z.number().int().nullish() })

export const accepted = z.object({ member: z.object({ userId: z.string().min(1) }) })

const account = z.object({ id: z.string().min(1), email })

/** `null` where the token is nobody's, or not any more. */
export const session = z
  .object({ user: account })
  .nullable()
  .transform((found) => found?.user)

export const permission = z.object({ success: z.boolean() }).transform(({ success }) => success)

export type Invitation = z.output<typeof invitation>
export type Member = z.output<typeof member>
export type Members = z.output<typeof members>
export type Accepted = z.output<typeof accepted>
export type Account = z.output<typeof account>
