import { type Rank, ranksAtLeast } from './role.ts'

export type Action = 'invite' | 'list_invitations' | 'revoke' | 'list_members' | 'answer' | 'inbox' | 'help'

/** What the policy looks at; all of it read at the click. */
export type Case = {
  readonly action: Action
  /** Rank of the linked account in the team; absent for somebody who is not a member. */
  readonly rank: Rank | undefined
  readonly place: { readonly isAdminChannel: boolean }
  readonly target?: {
    /** The rank that would be handed out. */
    readonly rank?: Rank
    /** The actor's own invitation to somebody else. */
    readonly isOwn?: boolean
  }
}

export type Ruling =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'not_a_member' }
  | { readonly kind: 'rank_too_low'; readonly needed: Rank }
  | { readonly kind: 'above_own_rank'; readonly own: Rank }
  | { readonly kind: 'admin_channel_only' }

type Rule = {
  readonly rank: Rank | 'anyone'
  readonly adminChannelOnly: boolean
  /** The inviter may do this to an invitation of their own, whatever their rank. */
  readonly ownToo: boolean
}

const RULES: Readonly<Record<Action, Rule>> = {
  invite: { rank: 'admin', adminChannelOnly: false, ownToo: false },
  list_invitations: { rank: 'admin', adminChannelOnly: false, ownToo: false },
  revoke: { rank: 'admin', adminChannelOnly: false, ownToo: true },
  list_members: { rank: 'viewer', adminChannelOnly: false, ownToo: false },
  answer: { rank: 'anyone', adminChannelOnly: false, ownToo: false },
  inbox: { rank: 'anyone', adminChannelOnly: false, ownToo: false },
  help: { rank: 'anyone', adminChannelOnly: false, ownToo: false },
}

/** The one place that decides about rights: rank × action × place × target. */
export function mayDo({ action, rank, place, target = {} }: Case): Ruling {
  const rule = RULES[action]
  if (rule.adminChannelOnly && !place.isAdminChannel) return { kind: 'admin_channel_only' }
  if (rule.rank === 'anyone' || (rule.ownToo && target.isOwn)) return { kind: 'allowed' }
  return judgeRank(rank, rule.rank, target.rank)
}

function judgeRank(own: Rank | undefined, needed: Rank, given: Rank | undefined): Ruling {
  if (!own) return { kind: 'not_a_member' }
  if (!ranksAtLeast(own, needed)) return { kind: 'rank_too_low', needed }
  if (given && !ranksAtLeast(own, given)) return { kind: 'above_own_rank', own }
  return { kind: 'allowed' }
}
