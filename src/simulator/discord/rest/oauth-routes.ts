import { z } from 'zod'
import { isSameSecret, readClient } from '../../sign-in/client-credentials.ts'
import type { Redeemed } from '../../sign-in/codes.ts'
import { refuse } from '../api-error.ts'
import type { State, User } from '../model.ts'
import type { Payload } from '../payloads/payload.ts'
import { selfPayload, userPayload } from '../payloads/user-payload.ts'
import type { TokenReply } from '../sign-in/sessions.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { type Call, LIMIT, ok, type Reply, type Route, route } from './route.ts'

/** Where somebody's own token counts, and where it is got. They are also served without a version in their path. */
export const oauthRoutes = (state: State, signIn: SignIn): Route[] => [
  route('POST /oauth2/token', { limit: LIMIT.oauth, needsToken: false, run: (call) => token(signIn, call) }),
  route('POST /oauth2/token/revoke', {
    limit: LIMIT.oauth,
    needsToken: false,
    run: (call) => revoke(signIn, call),
  }),
  route('GET /users/@me', {
    limit: LIMIT.read,
    needsToken: false,
    run: (call) => ok(whoAmI(state, signIn, call)),
  }),
]

const form = z.record(z.string(), z.string())

type Form = z.infer<typeof form>

/** Source: https://docs.discord.com/developers/topics/oauth2#authorization-code-grant */
function token(signIn: SignIn, call: Call): Reply {
  const asked = readForm(signIn, call)
  if ('status' in asked) return asked
  switch (asked.form['grant_type']) {
    case 'authorization_code':
      return exchange(signIn, asked.form)
    case 'refresh_token':
      return granted(signIn.sessions.refresh(asked.form['refresh_token'] ?? ''), 'refresh_token')
    default:
      return refused('unsupported_grant_type', 'Grant type None is not supported')
  }
}

function exchange({ codes, sessions }: SignIn, asked: Form): Reply {
  const { code = '', redirect_uri: redirectUri, code_verifier: verifier } = asked
  const redeemed: Redeemed = codes.redeem(code, { redirectUri, verifier })
  if (redeemed.kind === 'wrong_verifier' && !verifier)
    return refused('invalid_request', 'Missing "code_verifier"')
  return granted(redeemed.kind === 'granted' ? sessions.open(redeemed.grant) : undefined, 'code')
}

const granted = (reply: TokenReply | undefined, part: string): Reply =>
  reply ? ok(reply) : refused('invalid_grant', `Invalid "${part}" in request.`)

function revoke(signIn: SignIn, call: Call): Reply {
  const asked = readForm(signIn, call)
  if ('status' in asked) return asked
  signIn.sessions.revoke(asked.form['token'] ?? '')
  return ok({})
}

/** Takes forms only, and only from the application itself. */
function readForm({ client }: SignIn, { body, headers }: Call): Reply | { readonly form: Form } {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  const { data } = form.safeParse(body)
  if (!isForm || !data) return refused('invalid_request', 'The request is no form.')
  const given = readClient({ authorization: headers.authorization, form: data })
  if (given.id !== client.id || !isSameSecret(given.secret ?? '', client.secret))
    return { status: 401, body: { error: 'invalid_client' } }
  return { form: data }
}

const refused = (error: string, words: string): Reply => ({
  status: 400,
  body: { error, error_description: words },
})

function whoAmI(state: State, { sessions }: SignIn, { headers }: Call): Payload {
  const { authorization = '' } = headers
  if (authorization === `Bot ${state.standing.token}`) return selfPayload(state.usher)
  const session = sessions.find(authorization.replace(/^Bearer /, ''))
  const user = session && state.users.get(session.userId)
  if (!session || !user) throw refuse.unauthorized()
  return { ...ownPayload(user), ...(session.scopes.includes('email') && emailOf(user)) }
}

const ownPayload = (user: User): Payload => ({
  ...userPayload(user),
  mfa_enabled: false,
  locale: user.locale,
  premium_type: 0,
})

const emailOf = ({ email, isVerified }: User): Payload => ({ email: email ?? null, verified: isVerified })
