import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { userBody } from './bodies.ts'
import { findKey } from './caller.ts'
import { bad, unauthorized } from './refusal.ts'
import type { Trieve } from './state.ts'

/** An organization's key is nobody. */
export function whoAmI(trieve: Trieve, { headers }: FastifyRequest): object {
  const key = findKey(trieve, headers)
  if (!key) throw unauthorized()
  if (!('user' in key.actsAs)) throw bad('Error loading user')
  const { user } = key.actsAs
  return userBody(
    trieve,
    user,
    trieve.memberships.filter((one) => one.user === user),
  )
}

const link = z.object({
  inv_code: z.uuid().optional(),
  organization_id: z.uuid().optional(),
  redirect_uri: z.string().optional(),
})

/** Where the browser of somebody who follows the link of a mail is sent to sign in. */
export function loginUrl(query: unknown): string {
  const parsed = link.safeParse(query)
  if (!parsed.success) throw bad('Query deserialize error')
  const login = new URL('https://identity.trieve.example/authorize?response_type=code')
  for (const [name, value] of Object.entries(parsed.data)) if (value) login.searchParams.set(name, value)
  return login.href
}
