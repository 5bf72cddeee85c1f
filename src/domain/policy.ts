import type { PersonKind } from './actor.ts'
import { ranksAtLeast } from './rank-order.ts'
import type { Rank } from './role.ts'

export type Action =
  | 'invite'
  | 'bulk'
  | 'tend_bulk'
  | 'list_invitations'
  | 'revoke'
  | 'resend'
  | 'reach'
  | 'answer'
  | 'inbox'
  | 'list_members'
  | 'remove'
  | 'change_role'
  | 'leave'
  | 'agree'
  | 'undo'
  | 'link'
  | 'unlink'
  | 'link_other'
  | 'unlink_other'
  | 'setup'
  | 'move_setup'
  | 'whoami'
  | 'help'

/** Everything that counts; all of it read at the click. */
export type Case = {
  readonly actor: {
    readonly kind: PersonKind
    /** Of the linked account in the team; absent for somebody who is not a member. */
    readonly rank?: Rank
    /** Nothing says which account is theirs, or an admin's word alone. */
    readonly isUnproven?: boolean
  }
  readonly action: Action
  readonly team: {
    /** Somewhere a second person can be asked. */
    readonly hasAdminChannel: boolean
  }
  readonly place: {
    /** Bound to the team, and qualifies at this moment. */
    readonly isAdminChannel: boolean
  }
  /** Absent while nobody is meant yet, as in a bare command. */
  readonly target?: Target
}

export type Target = {
  /** The rank of whom it is about. */
  readonly rank?: Rank
  /** The rank that would be handed out. */
  readonly given?: Rank
  /** It is about the actor's own account, on whatever platform. */
  readonly isSelf?: boolean
  /** The actor, on whatever platform, is who sent the invitation or asked for the change. */
  readonly isOwn?: boolean
  /** The invitation is for the actor. */
  readonly isInvitee?: boolean
  readonly isServiceAccount?: boolean
  /** Without them the team would have no owner. */
  readonly isLastOwner?: boolean
  /** What is to be agreed to makes an owner, or takes something from one. */
  readonly isAboutOwners?: boolean
}

export type Ruling = Permission | Refusal

export type Permission =
  | { readonly kind: 'allowed' }
  /** Somebody with the right has to say yes first. */
  | { readonly kind: 'on_request' }
  /** A second admin has to agree: four eyes. */
  | { readonly kind: 'by_two' }

export type Refusal =
  | { readonly kind: 'not_a_colleague'; readonly who: Exclude<PersonKind, 'person'> }
  | { readonly kind: 'not_a_member' }
  | { readonly kind: 'rank_too_low'; readonly needed: Rank }
  | { readonly kind: 'above_own_rank'; readonly own: Rank }
  | { readonly kind: 'outranked'; readonly own: Rank }
  | { readonly kind: 'admin_channel_only' }
  | { readonly kind: 'no_admin_channel' }
  | { readonly kind: 'not_yours' }
  | { readonly kind: 'oneself' }
  | { readonly kind: 'own_case' }
  | { readonly kind: 'service_account' }
  | { readonly kind: 'last_owner' }
  | { readonly kind: 'owners_link_themselves' }
  | { readonly kind: 'unproven' }

type Rule = {
  readonly rank: Rank | 'anyone'
  /** From this rank on it can be asked for, and somebody with the right decides. */
  readonly onRequestFrom?: Rank
  /** Guests, people of other companies and bots too. */
  readonly forOutsiders?: true
  readonly onlyIn?: 'admin_channel'
  /** Whoever sent or asked for it may do this whatever their rank and wherever, or never. */
  readonly own?: 'always' | 'never'
  /** What is said where it is about oneself. */
  readonly self?: 'oneself' | 'own_case'
  /** Only whom it was sent to. */
  readonly invitee?: true
  /** Where it is about an owner, or makes one. */
  readonly owners?: 'by_two' | 'proven' | 'never'
  /** It takes a membership away. */
  readonly takesAway?: true
  /** It is done in one's own name. */
  readonly proven?: true
}

const RULES: Readonly<Record<Action, Rule>> = {
  invite: { rank: 'admin', onRequestFrom: 'member', owners: 'by_two' },
  bulk: { rank: 'admin', owners: 'by_two' },
  // To look at it, hold it, stop it or take it back: never to begin or to go on.
  tend_bulk: { rank: 'admin', own: 'always' },
  list_invitations: { rank: 'admin' },
  revoke: { rank: 'admin', own: 'always' },
  resend: { rank: 'admin', own: 'always' },
  // Another way to an invitee whose direct messages are closed: a mention, or a link for the inviter to hand on.
  reach: { rank: 'admin', own: 'always' },
  answer: { rank: 'anyone', invitee: true },
  inbox: { rank: 'anyone' },
  list_members: { rank: 'viewer' },
  remove: { rank: 'admin', onlyIn: 'admin_channel', self: 'oneself', owners: 'by_two', takesAway: true },
  change_role: {
    rank: 'admin',
    onlyIn: 'admin_channel',
    self: 'own_case',
    owners: 'by_two',
    takesAway: true,
  },
  leave: { rank: 'viewer', takesAway: true, proven: true },
  agree: { rank: 'admin', onlyIn: 'admin_channel', own: 'never', self: 'own_case', owners: 'proven' },
  undo: { rank: 'admin', own: 'always', self: 'own_case' },
  link: { rank: 'anyone' },
  unlink: { rank: 'anyone', forOutsiders: true },
  link_other: { rank: 'admin', onlyIn: 'admin_channel', self: 'own_case', owners: 'never' },
  unlink_other: { rank: 'admin', onlyIn: 'admin_channel' },
  setup: { rank: 'admin' },
  // Whoever moves it takes what happens there out of the sight of others.
  move_setup: { rank: 'owner' },
  whoami: { rank: 'anyone', forOutsiders: true },
  help: { rank: 'anyone', forOutsiders: true },
}

/** The one place that decides about rights: actor × action × team × place × target. */
export function mayDo(asked: Case): Ruling {
  const rule = RULES[asked.action]
  return (
    judgePerson(rule, asked) ??
    judgeOwn(rule, asked) ??
    judgeRank(rule, asked) ??
    judgePlace(rule, asked) ??
    judgeTarget(rule, asked) ??
    judgeProof(rule, asked) ??
    judgeSecond(rule, asked)
  )
}

function judgePerson(
  { forOutsiders, invitee }: Rule,
  { actor: { kind }, target }: Case,
): Refusal | undefined {
  if (kind !== 'person' && !forOutsiders) return { kind: 'not_a_colleague', who: kind }
  return invitee && target && !target.isInvitee ? { kind: 'not_yours' } : undefined
}

function judgeOwn({ own }: Rule, { target }: Case): Ruling | undefined {
  if (!own || !target?.isOwn) return undefined
  return own === 'always' ? { kind: 'allowed' } : { kind: 'own_case' }
}

function judgeRank({ rank, onRequestFrom }: Rule, { actor }: Case): Refusal | undefined {
  const needed = onRequestFrom ?? rank
  if (needed === 'anyone') return undefined
  if (!actor.rank) return { kind: 'not_a_member' }
  return ranksAtLeast(actor.rank, needed) ? undefined : { kind: 'rank_too_low', needed }
}

const judgePlace = ({ onlyIn }: Rule, { place }: Case): Refusal | undefined =>
  onlyIn === 'admin_channel' && !place.isAdminChannel ? { kind: 'admin_channel_only' } : undefined

function judgeTarget(rule: Rule, { actor, target = {} }: Case): Refusal | undefined {
  if (rule.self && target.isSelf) return { kind: rule.self }
  if (rule.takesAway && target.isServiceAccount) return { kind: 'service_account' }
  if (rule.owners === 'never' && target.rank === 'owner') return { kind: 'owners_link_themselves' }
  return judgeCeiling(actor.rank, target) ?? judgeLast(rule, target)
}

const judgeLast = ({ takesAway }: Rule, { isLastOwner }: Target): Refusal | undefined =>
  takesAway && isLastOwner ? { kind: 'last_owner' } : undefined

/** Nobody hands out or takes away more than they have. */
function judgeCeiling(own: Rank | undefined, { rank, given }: Target): Refusal | undefined {
  if (!own) return undefined
  if (rank && !ranksAtLeast(own, rank)) return { kind: 'outranked', own }
  return given && !ranksAtLeast(own, given) ? { kind: 'above_own_rank', own } : undefined
}

/** Nobody is two people, as far as owners are concerned: it has to be certain who either of them is. */
function judgeProof({ owners, proven }: Rule, { actor, target }: Case): Refusal | undefined {
  const isForOwners = (owners === 'by_two' || owners === 'proven') && isAboutOwners(target)
  return actor.isUnproven && (proven || isForOwners) ? { kind: 'unproven' } : undefined
}

const isAboutOwners = (target: Target = {}): boolean =>
  target.isAboutOwners === true || target.rank === 'owner' || target.given === 'owner'

/** It is right, and perhaps not alone. */
function judgeSecond({ rank: needed, owners }: Rule, { actor, target, team }: Case): Ruling {
  const isRequest = needed !== 'anyone' && actor.rank !== undefined && !ranksAtLeast(actor.rank, needed)
  const needsTwo = owners === 'by_two' && isAboutOwners(target)
  if (!isRequest && !needsTwo) return { kind: 'allowed' }
  if (!team.hasAdminChannel) return { kind: 'no_admin_channel' }
  return isRequest ? { kind: 'on_request' } : { kind: 'by_two' }
}

export const isPermission = (ruling: Ruling): ruling is Permission =>
  ruling.kind === 'allowed' || ruling.kind === 'on_request' || ruling.kind === 'by_two'
