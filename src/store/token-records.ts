import type { Actor } from '../domain/actor.ts'
import type { TeamId } from '../domain/ids.ts'

/** People's own tokens, already encrypted: the store never sees one. */
export interface Tokens {
  findSealedToken(team: TeamId, actor: Actor): Promise<string | undefined>
  /** One per (team, actor); saving it again replaces it. */
  saveSealedToken(team: TeamId, actor: Actor, sealed: string): Promise<void>
  /** False and nothing written, where it is another one by now or gone. */
  replaceSealedToken(token: SealedToken, sealed: string): Promise<boolean>
  deleteSealedToken(team: TeamId, actor: Actor): Promise<void>
  /**
   * True for one caller at a time, in whatever process, until `until` or until the token is saved, replaced or deleted.
   * Whoever gets it may ask the issuer for the next token, which the issuer gives only once. What is found afterwards in
   * the same transaction stays as it is until the transaction ends.
   */
  claimRenewal(
    team: TeamId,
    actor: Actor,
    claim: { readonly now: Date; readonly until: Date },
  ): Promise<boolean>
  /** All of them, for sealing them anew with another key. */
  listSealedTokens(): Promise<readonly SealedToken[]>
}

export type SealedToken = { readonly team: TeamId; readonly actor: Actor; readonly sealed: string }
