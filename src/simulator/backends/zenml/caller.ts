import { randomBytes } from 'node:crypto'
import { ApiError } from './api-error.ts'
import type { Right, State, User } from './model.ts'
import { hasRight } from './roles.ts'
import { signIn } from './sign-in.ts'

export const ACCESS_TOKEN_SECONDS = 3600

type Headers = { readonly authorization?: string | undefined }

/** Whose token it is: a key itself, what was given for one at `/auth/login`, or what the issuer gave somebody. */
export async function authenticate(state: State, headers: Headers): Promise<User> {
  const [scheme, token] = (headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new ApiError(401, 'Not authenticated')
  const user =
    userWithKey(state, token) ?? userWithAccessToken(state, token) ?? (await userSignedIn(state, token))
  if (!user) throw new ApiError(401, 'Invalid or expired credentials')
  return user
}

export const userWithKey = ({ users }: State, key: string): User | undefined =>
  [...users.values()].find((user) => user.key === key)

function userWithAccessToken({ accessTokens, clock, users }: State, token: string): User | undefined {
  const found = accessTokens.get(token)
  return found && clock.now() < found.expiresAt ? users.get(found.user) : undefined
}

async function userSignedIn(state: State, token: string): Promise<User | undefined> {
  const email = await state.signIn(token)
  return email === undefined ? undefined : signIn(state, email)
}

export function giveAccessToken({ accessTokens, clock }: State, { id }: User): string {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(clock.now().getTime() + ACCESS_TOKEN_SECONDS * 1000)
  accessTokens.set(token, { user: id, expiresAt })
  return token
}

/** Who calls, provided that they may do this in that organization. */
export function authorize(state: State, user: User, wish: { organization: string; right: Right }): void {
  if (wish.organization !== state.organization.id) throw new ApiError(404, 'Organization not found.')
  if (!hasRight(state, user.id, wish.right))
    throw new ApiError(403, 'You do not have permission to do this in the organization.')
}
