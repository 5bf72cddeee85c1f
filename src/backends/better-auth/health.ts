import type { Health, Trouble } from '../backend.ts'
import { examine } from '../examine.ts'
import { getBody } from './ask.ts'
import type { Deps } from './deps.ts'

/** Whose token it is, and whether they may do what Usher does. */
export const checkHealth = (deps: Deps): Promise<Health> => examine(SENTENCES, () => findTrouble(deps))

async function findTrouble({ client }: Deps): Promise<Trouble | undefined> {
  if (!getBody(await client.getSession())) return 'unauthorized'
  return getBody(await client.hasPermission(NEEDED)) ? undefined : 'forbidden'
}

/** Source: https://better-auth.com/docs/plugins/organization#access-control */
const NEEDED = { member: ['update', 'delete'], invitation: ['create', 'cancel'] }

const SENTENCES: Readonly<Record<Trouble, string>> = {
  not_answering:
    'The application behind BETTER_AUTH_URL does not answer. Check that it runs and that the address is right.',
  busy: 'Better Auth asks for fewer calls. Wait a minute, or raise rateLimit in the application.',
  unauthorized:
    'Better Auth does not know the session in BETTER_AUTH_TOKEN, or it has ended. Sign in again as an owner or admin of the organization and set the new token.',
  forbidden:
    'The account behind BETTER_AUTH_TOKEN may not manage members and invitations. Make it an owner or admin of the organization, or use the token of one.',
  misconfigured:
    'There is no Better Auth at BETTER_AUTH_URL that trusts this address, or the account behind BETTER_AUTH_TOKEN is not in the organization BETTER_AUTH_ORGANIZATION_ID. Check all three; the address ends in /api/auth unless the application says otherwise.',
  unreadable:
    'Better Auth answered in a way that Usher cannot read. Check that BETTER_AUTH_URL leads to Better Auth 1.4 or later with the organization plugin.',
}
