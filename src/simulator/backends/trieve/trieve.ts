import { serve } from '../serve.ts'
import type { StandIn, StandInOptions } from '../stand-in.ts'
import { OWNER } from './roles.ts'
import { addRoutes } from './routes.ts'
import { addKey, addMembership, addOrganization, addUser, createTrieve } from './state.ts'
import { createVendor } from './vendor.ts'

export type TrieveOptions = StandInOptions & {
  /** How many calls of the list go by before a new invitation is in it. */
  readonly listingLag?: number
}

export type TrieveStandIn = StandIn & {
  /** Another organization of the same server. */
  readonly otherOrganization: string
  /** An organization's key: of the team, for an owner, with every scope, unless wished otherwise. */
  issueKey(wish: KeyWish): string
}

export type KeyWish = {
  readonly organization?: string
  /** 0 user, 1 admin, 2 owner. */
  readonly role?: number
  /** `POST /api/invitation` */
  readonly scopes?: readonly string[]
}

/** Trieve as one can host it: an organization behind a key, and a login in the browser to accept. */
export async function startTrieve({ clock, team, listingLag = 0 }: TrieveOptions): Promise<TrieveStandIn> {
  const trieve = createTrieve(clock, listingLag)
  const organization = addOrganization(trieve, team.name)
  const user = addUser(trieve, team.owner.email, team.owner.name)
  addMembership(trieve, { user, organization, role: OWNER, scopes: null })
  const issueKey = ({ organization: of = organization, role = OWNER, scopes = [] }: KeyWish): string =>
    addKey(trieve, { scopes, actsAs: { organization: of, role } })

  const served = await serve((app) => addRoutes(app, trieve))
  return {
    ...served,
    name: 'trieve',
    environment: {
      USHER_BACKEND: 'trieve',
      TRIEVE_ORGANIZATION_ID: organization,
      TRIEVE_API_KEY: issueKey({}),
      TRIEVE_API_URL: served.url.href,
      TRIEVE_RETURN_URL: 'https://dashboard.trieve.example/',
    },
    vendor: createVendor(trieve, organization),
    otherOrganization: addOrganization(trieve, 'Elsewhere'),
    issueKey,
  }
}
