import type { AccountLink, LinkProof, Member } from './account.ts'
import type { Person, PersonKind } from './actor.ts'
import type { Flaw } from './channel.ts'
import type { Wish } from './link-request.ts'
import type { CodeEnd } from './mail-code.ts'
import type { AnswerOutcome, Denied, LinkedOutcome } from './outcomes.ts'
import type { Action, Ruling } from './policy.ts'
import type { Team } from './team.ts'

/** How somebody can link their account, and for the sake of what. */
export type LinkAskOutcome =
  | LinkWays
  /** They want nothing else, and have to be unlinked before they can be anybody else. */
  | ({ readonly kind: 'already_linked'; readonly team: Team } & KnownAs)
  /** It takes a token, and the operator set no key to encrypt it with. */
  | { readonly kind: 'vault_closed'; readonly team: Team; readonly wish?: Wish }
  | { readonly kind: 'not_found' }
  | Denied

export type LinkWays = {
  readonly kind: 'ways'
  readonly team: Team
  readonly wish?: Wish
  readonly page?: LinkPage
  readonly byMail: boolean
  /** One was sent and can still be typed. */
  readonly hasCode: boolean
  readonly byToken: boolean
}

/** For one person, once; whoever has the address has the page. */
export type LinkPage = {
  readonly url: URL
  readonly until: Date
  /** Where one can sign in there, as people call it. */
  readonly titles: readonly string[]
}

/** As whom they are linked now. */
export type KnownAs = {
  readonly link: AccountLink
  /** Absent for somebody who is no member. */
  readonly member?: Member
}

/** What came of somebody's own token. */
export type TokenOutcome =
  | LinkedOutcome
  /** Nothing is left to accept, so there was no use for it. */
  | AnswerOutcome
  | { readonly kind: 'token_refused'; readonly team: Team }
  /** The backend takes it, and does not say whose it is. */
  | { readonly kind: 'token_of_nobody'; readonly team: Team }
  /** The backend knows no tokens of people. */
  | { readonly kind: 'no_tokens'; readonly team: Team }
  | { readonly kind: 'vault_closed'; readonly team: Team; readonly wish?: Wish }
  | Denied

/** What came of asking for a code by mail. Nothing of it says whether anybody has the address. */
export type MailOutcome =
  | { readonly kind: 'mailed'; readonly team: Team; readonly wish?: Wish }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too_many_mails' }
  | { readonly kind: 'mail_closed'; readonly team: Team }
  | { readonly kind: 'mail_unavailable' }
  | Denied

/** What came of a typed code. */
export type CodeOutcome =
  | LinkedOutcome
  | { readonly kind: 'code_wrong'; readonly left: number }
  /** Expired, used, mistyped too often; or there was none. */
  | {
      readonly kind: 'code_over'
      readonly because: CodeEnd
      readonly team: Team
    }
  /** They have the address, and nobody in the team does. */
  | { readonly kind: 'no_member'; readonly team: Team }
  | Denied

/** What came of an admin saying who somebody is. */
export type MapOutcome =
  | {
      readonly kind: 'mapped'
      readonly team: Team
      /** Who said so, by name. */
      readonly by: string
      readonly person: Person
      readonly member: Member
      readonly email: string
    }
  | { readonly kind: 'already_linked'; readonly team: Team; readonly person: Person }
  /** It takes one person and one address. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'not_linkable'; readonly name: string; readonly reason: Unlinkable }
  | { readonly kind: 'no_member'; readonly team: Team; readonly email: string }
  | {
      readonly kind: 'linked_otherwise'
      readonly team: Team
      readonly person: Person
      readonly proof: LinkProof
    }
  | Denied

export type Unlinkable = Exclude<PersonKind, 'person'> | 'unknown'

export type UnlinkAskOutcome =
  | { readonly kind: 'sure'; readonly team: Team; readonly link: AccountLink }
  | { readonly kind: 'not_linked'; readonly team: Team }
  | Denied

export type UnlinkOutcome =
  | { readonly kind: 'unlinked'; readonly team: Team; readonly proof: LinkProof }
  | { readonly kind: 'not_linked'; readonly team: Team }
  | Denied

/** What came of an admin forgetting who somebody is. */
export type UnlinkOtherOutcome =
  | {
      readonly kind: 'unlinked_other'
      readonly team: Team
      /** Who wanted it, by name. */
      readonly by: string
      readonly person: Person
      readonly proof: LinkProof
    }
  | { readonly kind: 'not_linked_other'; readonly team: Team; readonly person: Person }
  | { readonly kind: 'unknown_person' }
  | UnlinkAskOutcome

/** Who somebody is here, and what that is worth at this moment. */
export type WhoAmIOutcome = {
  readonly kind: 'whoami'
  readonly team: Team
  readonly person: PersonKind
  readonly known?: KnownAs
  /** `USHER_OWNERS` says so. */
  readonly isOperatorsOwner: boolean
  readonly rulings: readonly { readonly action: Action; readonly ruling: Ruling }[]
  readonly place: {
    readonly isDirect: boolean
    readonly isAdminChannel: boolean
    /** Bound, and why it does not count; empty where it does, or is not bound. */
    readonly flaws: readonly Flaw[]
    /** The team has some elsewhere. */
    readonly hasAdminChannel: boolean
  }
}
