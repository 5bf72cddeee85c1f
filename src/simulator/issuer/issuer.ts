import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Served, serve } from '../backends/serve.ts'
import type { SignIn } from '../backends/stand-in.ts'
import type { Clock } from '../clock.ts'
import type { World } from '../world/world.ts'
import { createAccounts, type Unverified } from './accounts.ts'
import { type Client, openProvider } from './open-provider.ts'
import { createPassOn, type PassOn } from './pass-on.ts'
import { createRecords } from './records.ts'
import { addSignInRoutes, type SignInRoutes } from './sign-in-routes.ts'
import { createSigner } from './signer.ts'

export type IssuerOptions = {
  readonly clock: Clock
  readonly people: World['people']
  /** Accounts with an address that nobody proved to have. */
  readonly unverified?: readonly Unverified[]
  /** How long an access token is taken; an hour unless said otherwise. */
  readonly accessTokenSeconds?: number
}

/** Where people sign in once for everything their company uses. */
export type Issuer = Served & {
  /** What an operator would set to let people prove there who they are. */
  readonly environment: Readonly<Record<string, string>>
  /** The verified address of whom it was given to; undefined for a token that is not taken (any more). */
  readonly whoHas: SignIn
  /** Every token, grant and session of the account is revoked, as an administrator would. Idempotent. */
  signOutEverywhere(email: string): void
  /** From now on what it signs is dated by a clock that is ahead by so much; behind where that is negative. */
  skew(ms: number): void
}

const TITLE = 'Lighthouse ID'

/** An OpenID Connect provider that is certified as one, with a sign-in page of its own: https://github.com/panva/node-oidc-provider */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const { clock, people, unverified = [], accessTokenSeconds = 3600 } = options
  const accounts = createAccounts(people, unverified)
  const records = createRecords(clock)
  const signer = createSigner()
  const client = { id: 'usher', secret: randomBytes(32).toString('base64url'), name: 'Usher' }
  const bound = Promise.withResolvers<URL>()
  const parts = { title: TITLE, client, accounts, records, key: signer.key, accessTokenSeconds }
  const provider = once(async () => openProvider({ ...parts, url: await bound.promise }))
  const passOn = once(async () => createPassOn(await provider(), (body) => signer.redate(body)))
  const served = await serve((app) =>
    addRoutes(app, { title: TITLE, client: client.name, accounts, provider }, passOn),
  )
  bound.resolve(served.url)
  return {
    ...served,
    environment: environmentFor(served.url, client),
    whoHas: async (accessToken) => {
      const token = await (await provider()).AccessToken.find(accessToken)
      const account = token?.accountId === undefined ? undefined : accounts.find(token.accountId)
      return account?.isVerified ? account.email : undefined
    },
    signOutEverywhere: (email) => records.forget(accounts.findByAddress(email)?.id ?? ''),
    skew: (ms) => signer.skew(ms),
  }
}

function addRoutes(app: FastifyInstance, rooms: SignInRoutes, passOn: () => Promise<PassOn>): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm)
    addSignInRoutes(scope, rooms)
  })
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The package reads bodies itself.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/*', async (request, reply) => (await passOn())(request, reply))
  })
}

const readForm = async (_request: unknown, body: string | Buffer): Promise<unknown> =>
  Object.fromEntries(new URLSearchParams(String(body)))

const environmentFor = (url: URL, { id, secret }: Client) => ({
  USHER_SIGN_IN_ISSUER: url.origin,
  USHER_SIGN_IN_CLIENT_ID: id,
  USHER_SIGN_IN_CLIENT_SECRET: secret,
  USHER_SIGN_IN_NAME: TITLE,
})

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}
