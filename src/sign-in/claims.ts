import { z } from 'zod'
import { parseEmail } from '../domain/email.ts'
import type { Identity } from './sign-in.ts'

const text = z.string().min(1).optional().catch(undefined)

/** Some issuers write `"true"`. */
const yes = z
  .union([z.boolean(), z.literal('true').transform(() => true)])
  .optional()
  .catch(undefined)

const claims = z.object({
  sub: z.string().min(1),
  name: text,
  preferred_username: text,
  email: text,
  email_verified: yes,
})

/** Source: https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims */
export function identityOf(told: unknown): Identity {
  const {
    sub,
    name: given,
    preferred_username: handle,
    email: typed,
    email_verified: isTrue,
  } = claims.parse(told)
  const name = given ?? handle
  return { subject: sub, ...(name !== undefined && { name }), ...emailOf(typed, isTrue === true) }
}

/** An address counts only where somebody vouches for it. */
export function emailOf(
  typed: string | undefined,
  isVerified: boolean,
): Pick<Identity, 'email' | 'hasUnverifiedEmail'> {
  const email = isVerified ? parseEmail(typed ?? '') : undefined
  return { ...(email !== undefined && { email }), hasUnverifiedEmail: typed !== undefined && !isVerified }
}
