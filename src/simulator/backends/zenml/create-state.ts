import { randomBytes, randomUUID } from 'node:crypto'
import type { StandInOptions } from '../stand-in.ts'
import type { State, Team, User } from './model.ts'
import { ADMIN, createRoles, grant, MEMBER, roleNamed } from './roles.ts'

export type ZenmlOptions = StandInOptions & {
  /** Who has an address there is in as soon as they sign in; nobody presses Accept. */
  readonly trustedDomains?: readonly string[]
  /** People the subscription allows, the owner among them. Without it there is no end. */
  readonly seats?: number
}

/** An organization as the owner left it: a team with nobody else in it, and a service account for the bot. */
export function createState(options: ZenmlOptions): { readonly state: State; readonly bot: User } {
  const { owner, name } = options.team
  const bot = newUser('usher', null)
  const admin = newUser(owner.name, owner.email.toLowerCase())
  const team: Team = { id: randomUUID(), name: 'Founders', users: [admin.id] }
  const state: State = {
    clock: options.clock,
    organization: {
      id: randomUUID(),
      name,
      logoUrl: `https://logos.brand-cdn.example/${encodeURIComponent(name)}.svg`,
      trustedDomains: options.trustedDomains ?? [],
      seats: options.seats ?? Number.POSITIVE_INFINITY,
    },
    users: new Map([admin, bot].map((user) => [user.id, user])),
    teams: [team],
    roles: createRoles(),
    members: new Set([admin.id, bot.id]),
    grants: [],
    invitations: [],
    accessTokens: new Map(),
    mails: [],
    signIn: options.signIn ?? (async () => undefined),
  }
  give(state, ADMIN, admin.id)
  give(state, ADMIN, bot.id)
  give(state, MEMBER, team.id)
  return { state, bot }
}

/** Without an address it is a service account. */
export const newUser = (name: string, email: string | null): User => ({
  id: randomUUID(),
  name,
  email,
  isServiceAccount: email === null,
  key: `ZENPROKEY_${randomBytes(32).toString('base64url')}`,
})

function give(state: State, name: string, to: string): void {
  const role = roleNamed(state, name)
  if (role) grant(state, { role: role.id, to })
}
