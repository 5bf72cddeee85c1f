import type { AccountLink } from '../domain/account.ts'
import type { Actor } from '../domain/actor.ts'
import type { AccountId, LinkRequestId, TeamId } from '../domain/ids.ts'
import type { LinkRequest, MailCode } from '../domain/link-request.ts'
import type { TeamAt } from '../domain/team.ts'

/** Those of a team that has moved are kept, and count again where it was. */
export interface Links {
  findLink(team: TeamAt, actor: Actor): Promise<AccountLink | undefined>
  listLinksByEmail(team: TeamAt, email: string): Promise<readonly AccountLink[]>
  listLinksOf(team: TeamAt, account: AccountId): Promise<readonly AccountLink[]>
  /** One link per (team, tenant, actor); saving it again replaces it. */
  saveLink(link: AccountLink): Promise<void>
  /** Wherever the team is or was. Idempotent. */
  deleteLinks(team: TeamId, actor: Actor): Promise<void>
  /** Every link of the team that has this proof, wherever the team is or was. */
  listLinksByProof(team: TeamId, proof: AccountLink['proof']): Promise<readonly AccountLink[]>
}

/** Ways to link an account that somebody was given and has not gone to the end. */
export interface LinkRequests {
  saveLinkRequest(request: LinkRequest): Promise<void>
  /** Nobody else changes it until the transaction ends. */
  lockLinkRequest(id: LinkRequestId): Promise<LinkRequest | undefined>
  /** By the hash of what came back from the issuer. */
  lockLinkRequestByState(state: string): Promise<LinkRequest | undefined>
  saveMailCode(code: MailCode): Promise<void>
  /** The newest of the person in the team, locked. */
  lockMailCode(team: TeamId, actor: Actor): Promise<MailCode | undefined>
  /** Sent since then to the address, and for the person, whatever the team. */
  countMailCodes(query: {
    readonly since: Date
    readonly email: string
    readonly actor: Actor
  }): Promise<{ readonly toEmail: number; readonly byActor: number }>
  /** Forgets requests and codes made before `before`; how many. */
  purgeLinkRequests(before: Date): Promise<number>
}
