import { randomBytes } from 'node:crypto'
import type { Tables } from './time.ts'

/** Beyond whatever is played; the package's own limits of 100 are no part of its contract. */
const MANY = 10_000
const YEAR_S = 365 * 24 * 3600

export type AppOptions = {
  /** With the path to the package's routes. */
  readonly url: URL
  readonly tables: Tables
  /** A mail with an invitation would leave now. */
  readonly onMail: (email: string) => void
}

/** Somebody's application that uses Better Auth for its accounts and teams. */
export type App = Awaited<ReturnType<typeof buildApp>>

/** Loads the package only now: who plays with another backend does not wait for it. */
export const openApp = (options: AppOptions): Promise<App> => buildApp(options)

async function buildApp({ url, tables, onMail }: AppOptions) {
  const { betterAuth, memoryAdapter, bearer, organization } = await loadPackage()
  return betterAuth({
    baseURL: url.href,
    secret: randomBytes(32).toString('base64'),
    database: memoryAdapter(tables),
    // Nobody comes in by a password: `signUp` keeps the session that the account began with.
    emailAndPassword: {
      enabled: true,
      password: { hash: async () => 'none', verify: async () => false },
    },
    // An operator gives Usher a session that lasts; the package prolongs it when it is used.
    session: { expiresIn: YEAR_S },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      // Said, because in a test run the package would leave its checks out.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { defaultFindManyLimit: MANY },
    },
    plugins: [
      bearer(),
      organization({
        invitationLimit: MANY,
        membershipLimit: MANY,
        sendInvitationEmail: async ({ email }) => onMail(email),
      }),
    ],
  })
}

async function loadPackage() {
  const [core, adapter, bearer, organization] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/adapters/memory'),
    import('better-auth/plugins/bearer'),
    import('better-auth/plugins/organization'),
  ])
  return { ...core, ...adapter, ...bearer, ...organization }
}
