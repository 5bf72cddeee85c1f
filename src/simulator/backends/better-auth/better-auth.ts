import type { FastifyInstance } from 'fastify'
import { serve } from '../serve.ts'
import type { StandIn, StandInOptions } from '../stand-in.ts'
import { createAccounts } from './accounts.ts'
import { type App, openApp } from './app.ts'
import { passOn } from './pass-on.ts'
import { createTime, type Tables, type Time } from './time.ts'
import { createVendor } from './vendor.ts'

const PATH = '/api/auth'

/**
 * Better Auth runs anywhere, so this is no stand-in for it but the package itself, in an application of nothing else:
 * https://better-auth.com/docs/plugins/organization. Only its sense of time is helped.
 */
export async function startBetterAuth({ clock, team }: StandInOptions): Promise<StandIn> {
  const tables = emptyTables()
  const time = createTime(clock, tables)
  const mails: string[] = []
  const opened = Promise.withResolvers<App>()
  const served = await serve((app) => addRoutes(app, opened.promise, time))
  const url = new URL(PATH, served.url)
  const app = await openApp({ url, tables, onMail: (email) => mails.push(email) })
  opened.resolve(app)

  const getAccount = createAccounts(app, time)
  const owner = await getAccount(team.owner.email, team.owner.name)
  const organization = await app.api.createOrganization({
    body: { name: team.name, slug: 'team', userId: owner.id },
  })
  const mailsTo = (email: string) => mails.filter((one) => one === email).length
  return {
    ...served,
    name: 'better-auth',
    vendor: createVendor({ app, time, organization: organization.id, getAccount, mailsTo }),
    environment: {
      USHER_BACKEND: 'better-auth',
      BETTER_AUTH_ORGANIZATION_ID: organization.id,
      BETTER_AUTH_TOKEN: owner.token,
      BETTER_AUTH_URL: url.href,
    },
  }
}

/** The package wants to find its tables, not to make them. */
const emptyTables = (): Tables => ({
  user: [],
  session: [],
  account: [],
  verification: [],
  organization: [],
  member: [],
  invitation: [],
})

/** The application can only be opened under an address, so its routes are there before it is. */
function addRoutes(server: FastifyInstance, opened: Promise<App>, time: Time): void {
  server.all(`${PATH}/*`, async (request, reply) => passOn({ app: await opened, time }, request, reply))
}
