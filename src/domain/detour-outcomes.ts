import type { Unreached } from './detour.ts'
import type { Invitation } from './invitation.ts'
import type { Denied } from './outcomes.ts'
import type { Team } from './team.ts'

type About = { readonly team: Team; readonly invitation: Invitation }

/** Somebody wants to reach an invitee another way, and there is no need any more, or no right. */
export type NoDetour =
  /** It is over, or they have a card by now. */
  (About & { readonly kind: 'reached' }) | { readonly kind: 'not_found' } | Denied

/** An invitation whose invitee nobody reached, for who may do something about it. */
export type FoundUnreached = About & { readonly kind: 'unreached'; readonly unreached: Unreached }

export type ReachOutcome = FoundUnreached | NoDetour

/** Nothing is said in the channel before the inviter saw what. */
export type AskMentionOutcome = (About & { readonly kind: 'sure' }) | NoMention | NoDetour

export type MentionOutcome =
  /** As it stands now: said, or still on its way. */
  (About & { readonly kind: 'mentioned'; readonly isPosted: boolean }) | NoMention | NoDetour

export type NoMention = About & { readonly kind: 'no_mention'; readonly because: WhyNoMention }

export type WhyNoMention =
  /** Once is enough. */
  | 'mentioned'
  /** It was not asked for in a channel where they are, or the team does not want it. */
  | 'no_channel'
  /** Usher cannot write there. */
  | 'hidden'
  /** People of other companies read along. */
  | 'shared'
  /** They are not in the channel, and would hear nothing. */
  | 'away'

export type LinkOutcome =
  | (About & { readonly kind: 'link'; readonly url: URL; readonly until: Date })
  | (About & { readonly kind: 'no_link'; readonly unreached: Unreached })
  | NoDetour
