import { type Actor, isSameActor, type Place } from './actor.ts'
import type { AccountId, ChangeId, InvitationId, TeamId } from './ids.ts'
import type { Rank } from './role.ts'

/**
 * Something somebody asked for that takes time or a second person: to put a member out, to give one another role, to
 * leave, or to invite people without the right to do so alone.
 */
export type Change = {
  readonly id: ChangeId
  readonly team: TeamId
  /** Where the team was then: {@link Team.tenant}. */
  readonly tenant: string
  readonly what: ChangeWhat
  readonly askedBy: Actor
  readonly askedByName: string
  /** The account of who asked, so that nobody decides their own case from another chat. */
  readonly askedAs?: AccountId
  readonly place: Place
  readonly status: ChangeStatus
  /** Who agreed, denied or undid. */
  readonly decidedBy?: Actor
  readonly decidedByName?: string
  readonly createdAt: Date
  /** While `asked`: when nobody can agree any more. While `waiting`: when it is done, unless somebody undoes it. */
  readonly dueAt?: Date
  readonly closedAt?: Date
  /** Why it `failed`, as a machine word. */
  readonly failure?: string
}

export type ChangeWhat =
  | ({ readonly kind: 'remove' } & AboutMember)
  | ({ readonly kind: 'role'; readonly to: string; readonly toRank: Rank } & AboutMember)
  | ({ readonly kind: 'leave' } & AboutMember)
  | {
      readonly kind: 'invite'
      readonly invitations: readonly InvitationId[]
      readonly role: string
      readonly rank: Rank
    }

/** A member as they were when it was asked for: whoever confirms must have seen them as they are. */
export type AboutMember = {
  readonly account: AccountId
  readonly name: string
  readonly role: string
  readonly rank: Rank
}

/**
 * `drafted` is a question to one person: sure? `asked` waits for a second person, `waiting` for the end of the time to
 * undo it, `applying` for the backend. The rest are final.
 */
export type ChangeStatus =
  | 'drafted'
  | 'asked'
  | 'waiting'
  | 'applying'
  | 'done'
  | 'undone'
  | 'denied'
  | 'lapsed'
  | 'failed'

/** Those that others can see, and that keep a second one about the same member from being asked for. */
export const OPEN_CHANGES = ['asked', 'waiting', 'applying'] as const satisfies ChangeStatus[]

export const isOpenChange = ({ status }: Change): boolean => OPEN_CHANGES.some((open) => open === status)

/** Nobody answers a question for longer. */
const DRAFT_LIFE_MS = 15 * 60_000
/** Nobody agrees after that. */
export const ASKED_LIFE_MS = 24 * 3_600_000

export type ChangeDecision =
  | { readonly kind: 'go'; readonly change: Change }
  /** It was put to somebody else. */
  | { readonly kind: 'not_yours' }
  /** Somebody was faster, or its time is over. */
  | { readonly kind: 'already'; readonly change: Change }

type Confirmation = {
  readonly by: Actor
  readonly at: Date
  /** The policy wants a second person. */
  readonly byTwo: boolean
  readonly undoMs: number
}

/** Who asked is sure. */
export function decideConfirm(change: Change, { by, at, byTwo, undoMs }: Confirmation): ChangeDecision {
  if (!isSameActor(change.askedBy, by)) return { kind: 'not_yours' }
  const isOld = at.getTime() - change.createdAt.getTime() > DRAFT_LIFE_MS
  if (change.status !== 'drafted') return { kind: 'already', change }
  if (isOld) return { kind: 'already', change: { ...change, status: 'lapsed' } }
  if (byTwo) return { kind: 'go', change: { ...change, status: 'asked', dueAt: later(at, ASKED_LIFE_MS) } }
  return { kind: 'go', change: begun(change, at, undoMs) }
}

type Verdict = {
  readonly by: Actor
  readonly byName: string
  readonly at: Date
  readonly agrees: boolean
  readonly undoMs: number
}

/** A second person agrees or denies. */
export function decideVerdict(change: Change, { by, byName, at, agrees, undoMs }: Verdict): ChangeDecision {
  if (change.status !== 'asked') return { kind: 'already', change }
  if (change.dueAt && at >= change.dueAt) return { kind: 'already', change: { ...change, status: 'lapsed' } }
  const decided = { ...change, decidedBy: by, decidedByName: byName }
  if (!agrees) return { kind: 'go', change: closed(decided, 'denied', at) }
  return { kind: 'go', change: begun(decided, at, undoMs) }
}

/** Before it was done. */
export function decideUndo(
  change: Change,
  { by, byName, at }: Pick<Verdict, 'by' | 'byName' | 'at'>,
): ChangeDecision {
  if (change.status !== 'waiting') return { kind: 'already', change }
  const undone = { ...change, decidedBy: by, decidedByName: byName }
  return { kind: 'go', change: closed(undone, 'undone', at) }
}

export function closed(
  change: Change,
  status: 'done' | 'undone' | 'denied' | 'lapsed' | 'failed',
  at: Date,
): Change {
  const { dueAt: _, ...rest } = change
  return { ...rest, status, closedAt: at }
}

/** Only what takes something from somebody else can be undone. */
function begun(change: Change, at: Date, undoMs: number): Change {
  const { kind } = change.what
  if (kind !== 'remove' && kind !== 'role') return { ...change, status: 'applying' }
  return { ...change, status: 'waiting', dueAt: later(at, undoMs) }
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
