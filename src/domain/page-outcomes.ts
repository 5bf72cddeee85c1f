import type { LinkProof } from './account.ts'
import type { Grant } from './grant.ts'
import type { AccountId } from './ids.ts'
import type { LinkRequest } from './link-request.ts'
import type { Denied, LinkedOutcome } from './outcomes.ts'
import type { Team } from './team.ts'

/** What came of a visit to a link page. Who knows no link, or has it from another browser, hears of nobody and no team. */
export type PageOutcome =
  | { readonly kind: 'not_found' | 'gone' | 'forged' | 'began_elsewhere' }
  /** Come back later: as people call who does not answer. */
  | { readonly kind: 'unavailable'; readonly who: string }
  | (Visited & { readonly kind: 'ask' | 'other_browser' | 'used' | 'expired' })
  /** The browser goes on to where they prove who they are. */
  | (Visited & { readonly kind: 'leaving'; readonly url: URL; readonly title: string })
  | (Returned & { readonly kind: ReturnedInVain })
  /** What they wanted is for another account than the one that they signed in with. */
  | (Returned & { readonly kind: 'wrong_account'; readonly wanted?: string; readonly own?: string })
  /** They proved or were vouched to be somebody else there. */
  | (Returned & { readonly kind: 'linked_otherwise'; readonly proof: LinkProof })
  | (Returned & { readonly kind: 'confirm'; readonly proved: Proved; readonly role?: string })
  /** They said yes to an account, which has this name. */
  | (Visited & { readonly kind: 'answered'; readonly linked: LinkedOutcome; readonly name?: string })
  /** A new page in the place of one that was over. */
  | { readonly kind: 'renewed'; readonly secret: string }
  | Denied

/** Somebody at a link that exists, and whose it is. */
export type Visited = {
  /** What the page's address ends with: the secret of the link; or its id, in the browser where it was begun. */
  readonly key: string
  readonly request: LinkRequest
  readonly team: Team
  /** As people call it. */
  readonly platform: string
  /** Where they can prove who they are, the strongest first. */
  readonly ways: readonly Way[]
  /** It is over, and this browser may have a new one without going back to the chat. */
  readonly canRenew: boolean
}

export type Way = { readonly way: string; readonly title: string }

/** They are back from there. */
export type Returned = Visited & { readonly from: Way }

/** Whose account it is beyond doubt. */
export type Proved = {
  readonly account: AccountId
  readonly name?: string
  readonly email?: string
  readonly proof: Extract<LinkProof, 'issuer' | 'platform'>
  /** Where the backend takes it as the person's own. */
  readonly grant?: Grant
}

/**
 * They said no there, came back twice, or with a clock that cannot be believed; the platform says that they are somebody
 * else; nobody vouches for the address; or no member has it.
 */
export type ReturnedInVain = 'cancelled' | 'code_used' | 'clock' | 'wrong_person' | 'unverified' | 'no_member'
