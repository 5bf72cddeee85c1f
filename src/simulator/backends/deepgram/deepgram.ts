import { serve } from '../serve.ts'
import type { StandIn, StandInOptions } from '../stand-in.ts'
import { createAccounts } from './accounts.ts'
import type { Site } from './enter.ts'
import type { ListName } from './invites.ts'
import { createProject } from './project.ts'
import { addRoutes } from './routes.ts'
import type { Role } from './scopes.ts'
import { createVendor } from './vendor.ts'

export type DeepgramOptions = StandInOptions & {
  /** The role of whoever made the operator's key. The owner makes it, unless said otherwise. */
  readonly keyRole?: Role
  /** What the list of invitations is called: `invites`, unless said otherwise. */
  readonly listName?: ListName
}

/**
 * Deepgram's management of members: projects, members, invitations. Source: https://developers.deepgram.com/reference
 */
export async function startDeepgram({
  team,
  keyRole = 'owner',
  listName = 'invites',
}: DeepgramOptions): Promise<StandIn> {
  const accounts = createAccounts()
  const project = createProject(team.name, accounts)
  const site = { accounts, project }
  const served = await serve((app) => addRoutes(app, site, listName))
  return {
    ...served,
    name: 'deepgram',
    vendor: createVendor(site),
    environment: {
      USHER_BACKEND: 'deepgram',
      DEEPGRAM_PROJECT_ID: project.id,
      DEEPGRAM_API_KEY: settle(site, team.owner, keyRole),
      DEEPGRAM_API_URL: served.url.origin,
    },
  }
}

/** The owner is in, and beside them whoever made the key, if that is somebody else. Gives the key. */
function settle({ accounts, project }: Site, owner: StandInOptions['team']['owner'], keyRole: Role): string {
  const first = accounts.signUp(owner.email, owner.name)
  project.join(first, 'owner')
  if (keyRole === 'owner') return first.key
  const maker = accounts.signUp(`bot@${owner.email.split('@').at(-1)}`, 'Bot')
  project.join(maker, keyRole)
  return maker.key
}
