import type { Backend } from '../backends/backend.ts'
import type { Actor } from '../domain/actor.ts'
import type { Grant } from '../domain/grant.ts'
import type { AccountId } from '../domain/ids.ts'
import type { Team } from '../domain/team.ts'
import type { Deps } from './deps.ts'

/** What somebody proved of themselves. */
export type Proven = {
  /** Lower-case, and only where somebody vouches that it is theirs. */
  readonly email?: string
  /** The issuer's own name for the account. */
  readonly subject?: string
  readonly grant?: Grant
}

type Claim = Proven & { readonly actor: Actor; readonly name: string }

export type Match =
  | {
      readonly kind: 'account'
      readonly account: AccountId
      readonly name?: string
      readonly email?: string
      /** The backend takes the grant as that account's own right to act. */
      readonly takesGrant: boolean
    }
  | { readonly kind: 'no_member' }

/**
 * Whose account that is in the team: of somebody whose grant the backend itself takes, also before they are a member;
 * else the member with the address. Throws `BackendUnavailable`.
 */
export async function matchAccount(
  { backends }: Pick<Deps, 'backends'>,
  team: Team,
  claim: Claim,
): Promise<Match> {
  const backend = backends.of(team)
  const match = (await matchByGrant(backend, claim)) ?? (await matchByEmail(backend, claim))
  return match ?? { kind: 'no_member' }
}

async function matchByGrant(backend: Backend, { actor, name, grant }: Claim): Promise<Match | undefined> {
  const { proof, signIn } = backend.facts
  if (!grant || proof !== 'token' || signIn !== 'credential') return undefined
  const identity = await backend.whoIs({ actor, name, token: grant.accessToken })
  if (identity.kind === 'refused' || !identity.account) return undefined
  const { account, email } = identity
  const member = await backend.findMember({ account })
  return {
    kind: 'account',
    account,
    takesGrant: true,
    ...(member && { name: member.name }),
    ...(email !== undefined && { email }),
  }
}

async function matchByEmail(backend: Backend, { email }: Claim): Promise<Match | undefined> {
  const member = email === undefined ? undefined : await backend.findMember({ email })
  if (!member) return undefined
  const { account, name } = member
  return { kind: 'account', account, name, ...(email !== undefined && { email }), takesGrant: false }
}
