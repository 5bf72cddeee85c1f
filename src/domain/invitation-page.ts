import type { LinkProof } from './account.ts'
import type { Actor } from './actor.ts'
import type { InvitationLink } from './detour.ts'
import type { Grant } from './grant.ts'
import type { AccountId } from './ids.ts'
import type { Invitation } from './invitation.ts'
import type { AnswerOutcome, Denied } from './outcomes.ts'
import type { Way } from './page-outcomes.ts'
import type { Team } from './team.ts'

/** What came of a visit to the page of an invitation. Who has not shown to be the invitee hears of nobody and no team. */
export type InvitationPageOutcome =
  | { readonly kind: 'not_found' | 'gone' | 'forged' | 'began_elsewhere' }
  | (VisitedInvitation & { readonly kind: 'ask' | 'expired' })
  /** The browser goes on to where they show who they are. */
  | (VisitedInvitation & { readonly kind: 'leaving'; readonly url: URL; readonly title: string })
  /** They said no there, came back twice, or with a clock that cannot be believed; or nobody vouches for the address. */
  | (ReturnedInvitee & { readonly kind: 'cancelled' | 'code_used' | 'clock' | 'unverified' })
  /** It is for somebody else than they showed to be. */
  | (ReturnedInvitee & { readonly kind: 'not_invited' })
  /** They are the invitee, and may answer. */
  | (VisitedInvitation & { readonly kind: 'offer'; readonly proved: ProvedInvitee })
  /** They are the invitee, and it is over, or being dealt with. */
  | (VisitedInvitation & { readonly kind: 'over' })
  | (VisitedInvitation & { readonly kind: 'answered'; readonly answer: AnswerOutcome })
  /** They are somebody else in the team than the account that they signed in with. */
  | (VisitedInvitation & { readonly kind: 'linked_otherwise'; readonly proof: LinkProof })
  | Denied

/** A browser at a link that exists. */
export type VisitedInvitation = {
  /** What the page's address ends with: the secret of the link; or its id, in the browser where it was begun. */
  readonly key: string
  readonly link: InvitationLink
  readonly invitation: Invitation
  readonly team: Team
  /** Where they can show who they are, the strongest first. */
  readonly ways: readonly Way[]
}

/** They are back from there. */
export type ReturnedInvitee = VisitedInvitation & { readonly from: Way }

/** Who somebody is beyond doubt, as one of those who may answer. */
export type ProvedInvitee = {
  readonly actor: Actor
  /** Where they signed in as an account whose right to act was given along. */
  readonly own?: { readonly account: AccountId; readonly email?: string; readonly grant: Grant }
}
