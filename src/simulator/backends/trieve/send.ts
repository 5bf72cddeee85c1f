import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import { bad } from './refusal.ts'
import { readRole } from './roles.ts'
import { addMembership, query, type Trieve } from './state.ts'

const wish = z.object({
  email: z.string().trim(),
  user_role: z.int(),
  app_url: z.string(),
  redirect_uri: z.string(),
  scopes: z.array(z.string()).nullish(),
})

type Wish = z.infer<typeof wish>

const LONGEST_EMAIL = 100
/** It wants an address in front; what follows after it is not looked at. */
const EMAIL = /^[^\s@]+@[\da-z-]+(\.[\da-z-]+)*/i

/** Whoever has an account anywhere in Trieve is in at once and leaves no invitation; the others get one by mail. */
export async function send(trieve: Trieve, caller: Caller, body: unknown): Promise<void> {
  const parsed = wish.safeParse(body)
  if (!parsed.success) throw bad('Json deserialize error')
  checkWish(caller, parsed.data)
  await checkMember(trieve, caller, parsed.data)
  if (!join(trieve, caller, parsed.data)) await invite(trieve, caller, parsed.data)
  trieve.mails.push(parsed.data.email.toLowerCase())
}

function checkWish(caller: Caller, { email, user_role: role }: Wish): void {
  if (!EMAIL.test(email) || email.length > LONGEST_EMAIL) throw bad('Invalid email')
  if (caller.user?.email === email) throw bad('Can not invite yourself')
  if (role > caller.role) throw bad('Can not invite user with higher role than yours')
}

/** Compares addresses letter by letter: the same one in capitals is somebody else. */
async function checkMember(
  { memberships }: Trieve,
  { organization }: Caller,
  { email }: Wish,
): Promise<void> {
  const isMember = memberships.some((one) => one.organization === organization && one.user.email === email)
  await query()
  if (isMember) throw bad(`User with email ${email} is already in the organization`)
}

function join(trieve: Trieve, { organization }: Caller, { email, user_role, scopes }: Wish): boolean {
  const user = trieve.users.find((one) => one.email === email)
  if (user) addMembership(trieve, { user, organization, role: readRole(user_role), scopes: scopes ?? null })
  return user !== undefined
}

/** Also an invitation that was used long ago stands in the way. */
async function invite(trieve: Trieve, { organization }: Caller, wanted: Wish): Promise<void> {
  const { email, user_role, scopes } = wanted
  const isInvited = trieve.invitations.some((one) => one.organization === organization && one.email === email)
  await query()
  if (isInvited) throw bad(`User with email ${email} has already been invited`)
  const now = trieve.clock.now()
  trieve.invitations.push({
    id: randomUUID(),
    email,
    organization,
    role: readRole(user_role),
    scopes: scopes ?? null,
    used: false,
    createdAt: now,
    updatedAt: now,
    hiddenFor: trieve.listingLag,
  })
}
