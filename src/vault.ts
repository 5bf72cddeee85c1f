import type { TeamAt } from './domain/team.ts'
import { keptOf, type Owned, sealToken, unsealToken } from './kept-token.ts'
import { freshToken, issuerAmong, type RenewalDeps, revokeQuietly } from './renewal.ts'
import { seal, unseal } from './seal.ts'
import type { SealedToken } from './store/store.ts'
import type { Vault } from './usecases/deps.ts'

export interface OwnVault extends Vault {
  /**
   * Seals with the first key what another one sealed; how many. The tokens of a team that has moved stay as they are.
   * Idempotent.
   */
  resealAll(teams: readonly TeamAt[]): Promise<number>
}

const noKey = () => new Error('The vault has no key')

/** Without a key to encrypt with, nobody's token is kept. */
export const closedVault: OwnVault = {
  isOpen: false,
  findToken: async () => undefined,
  keepToken: () => Promise.reject(noKey()),
  forgetToken: async () => undefined,
  revokeToken: async () => undefined,
  seal: () => {
    throw noKey()
  },
  unseal: () => undefined,
  resealAll: async () => 0,
}

/** Without `signIns` no token is renewed, and each serves until it ends. */
type VaultParts = Omit<RenewalDeps, 'signIns'> & Partial<Pick<RenewalDeps, 'signIns'>>

const NOWHERE: RenewalDeps['signIns'] = { of: () => [] }

/**
 * Tokens in the store, encrypted with the operator's keys. One that cannot be decrypted, because the keys are others
 * now, is as good as none: its owner is asked again.
 */
export function createVault(parts: VaultParts): OwnVault {
  const deps = { signIns: NOWHERE, ...parts }
  const { store, keys } = deps
  return {
    isOpen: true,
    findToken: (team, actor) => freshToken(deps, { team, actor }),
    keepToken: (team, actor, grant) => {
      const sealed = sealToken(keys, { team, actor }, keptOf(grant))
      return store.transaction((tx) => tx.saveSealedToken(team.id, actor, sealed))
    },
    forgetToken: (team, actor) => store.transaction((tx) => tx.deleteSealedToken(team.id, actor)),
    revokeToken: (team, actor) => revokeToken(deps, { team, actor }),
    seal: (text, about) => seal(keys, text, aboutOf(about)),
    unseal: (sealed, about) => unseal(keys, sealed, aboutOf(about)),
    resealAll: (teams) => resealAll(deps, teams),
  }
}

/** Of another form than the owner of a token. */
const aboutOf = (about: string): Buffer => Buffer.from(JSON.stringify(['about', about]))

async function revokeToken(deps: RenewalDeps, { team, actor }: Owned): Promise<void> {
  const sealed = await deps.store.transaction(async (tx) => {
    const found = await tx.findSealedToken(team.id, actor)
    await tx.deleteSealedToken(team.id, actor)
    return found
  })
  const kept = unsealToken(deps.keys, { team, actor }, sealed ?? '')
  const signIn = issuerAmong(deps.signIns.of(team, actor))
  // What was pasted is another's, and no issuer is shown it.
  if (signIn && kept?.way === 'issuer') await revokeQuietly(signIn, kept.grant)
}

async function resealAll(deps: RenewalDeps, teams: readonly TeamAt[]): Promise<number> {
  const tokens = await deps.store.transaction((tx) => tx.listSealedTokens())
  let resealed = 0
  for (const token of tokens) {
    const team = teams.find(({ id }) => id === token.team)
    if (team && (await reseal(deps, team, token))) resealed += 1
  }
  return resealed
}

async function reseal({ store, keys, now }: RenewalDeps, team: TeamAt, token: SealedToken): Promise<boolean> {
  const [first, ...older] = keys
  const owned = { team, actor: token.actor }
  if (unsealToken([first], owned, token.sealed)) return false
  const kept = unsealToken(older, owned, token.sealed)
  if (!kept) return false
  const at = now()
  return store.transaction(async (tx) => {
    // Whoever renews it will put another one there, and knows this one by how it looks.
    if (!(await tx.claimRenewal(token.team, token.actor, { now: at, until: at }))) return false
    return tx.replaceSealedToken(token, sealToken(keys, owned, kept))
  })
}
