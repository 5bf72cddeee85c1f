import type { Member } from './account.ts'
import type { BackendFacts } from './backend-facts.ts'
import type { BackendKey } from './ids.ts'
import { type Invitation, isPast, NOT_DECLINED, NOT_REVOKED } from './invitation.ts'

/** What the backend tells of an invitation that may still be answered there. */
export type OpenThere = {
  readonly key: BackendKey
  readonly name: string
  readonly email?: string
  readonly role?: string
  readonly expiresAt?: Date
}

/** Where backend and ledger do not agree; the backend is right. */
export type Finding =
  /** They are a member: they finished in the backend's own pages, or somebody else let them in. */
  | { readonly kind: 'joined'; readonly invitation: Invitation; readonly member: Member }
  /** It is not open there any more before its time, and they are no member. */
  | { readonly kind: 'ended'; readonly invitation: Invitation }
  /** The same, and its time is over. */
  | { readonly kind: 'expired'; readonly invitation: Invitation }
  | { readonly kind: 'changed'; readonly invitation: Invitation; readonly change: ChangedThere }
  /** Usher never sent it. */
  | { readonly kind: 'unknown'; readonly there: OpenThere }

/** What is otherwise there by now; another key where it was made anew. */
export type ChangedThere = Pick<Partial<Invitation>, 'role' | 'expiresAt' | 'backendKey'>

type Compared = {
  readonly changed: readonly Extract<Finding, { kind: 'changed' }>[]
  readonly unknown: readonly Extract<Finding, { kind: 'unknown' }>[]
  /** About these more has to be asked: see {@link concludeAbsence}. */
  readonly unsure: readonly Unsure[]
}

export type Unsure = { readonly invitation: Invitation; readonly isListed: boolean }

/** So long after something was done about an invitation the lists of a backend may be older than that. */
const SETTLED_MS = 60_000

/**
 * What two lists tell, the ledger's being the older one. Nothing is said of what waits for the backend's word or of what
 * was made or sent again within the last minute: that is being worked on.
 */
export function compareLists(
  ledger: readonly Invitation[],
  there: readonly OpenThere[],
  now: Date,
): Compared {
  const pairs = ledger
    .filter((invitation) => isSettled(invitation, now))
    .map((invitation) => ({ invitation, found: findThere(invitation, there) }))
  return {
    changed: pairs.flatMap(({ invitation, found }) => {
      const change = found && changeOf(invitation, found)
      return change ? [{ kind: 'changed' as const, invitation, change }] : []
    }),
    unknown: there
      .filter((one) => one.email !== undefined && !ledger.some((invitation) => isSame(invitation, one)))
      .map((one) => ({ kind: 'unknown' as const, there: one })),
    unsure: pairs
      .filter(({ invitation, found }) => !found || invitation.status === 'joining')
      .map(({ invitation, found }) => ({ invitation, isListed: found !== undefined })),
  }
}

/** It waits for the invitee, and has done so for a while. */
function isSettled({ status, finishingSince, createdAt, resentAt }: Invitation, now: Date): boolean {
  const isInvitees = status === 'pending' || (status === 'joining' && finishingSince !== undefined)
  const touchedAt = resentAt ?? createdAt
  return isInvitees && now.getTime() - touchedAt.getTime() >= SETTLED_MS
}

/** One that the backend has not heard of yet is not the one that somebody else made there. */
function findThere(invitation: Invitation, there: readonly OpenThere[]): OpenThere | undefined {
  if (invitation.backendKey === undefined) return undefined
  return (
    there.find(({ key }) => key === invitation.backendKey) ?? there.find((one) => isSame(invitation, one))
  )
}

const isSame = ({ backendKey, invitee }: Invitation, { key, email }: OpenThere): boolean =>
  backendKey === key || (email !== undefined && email === invitee.email)

/** Backends round moments in their own ways. */
const SAME_MOMENT_MS = 60_000

function changeOf(invitation: Invitation, found: OpenThere): ChangedThere | undefined {
  const { role, expiresAt, key } = found
  const change: ChangedThere = {
    ...(role !== undefined && !isSameWord(role, invitation.role) && { role }),
    ...(expiresAt && !isSameMoment(expiresAt, invitation.expiresAt) && { expiresAt }),
    ...(key !== invitation.backendKey && { backendKey: key }),
  }
  return Object.keys(change).length > 0 ? change : undefined
}

const isSameWord = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const isSameMoment = (one: Date, other: Date | undefined): boolean =>
  other !== undefined && Math.abs(one.getTime() - other.getTime()) < SAME_MOMENT_MS

type Asked = Unsure & {
  /** Asked for after the list, so that nobody who joined in between is overlooked. */
  readonly member: Member | undefined
  readonly facts: BackendFacts
}

/** Undefined where nothing follows: absence says something only where the backend could have told otherwise. */
export function concludeAbsence(
  { invitation, isListed, member, facts }: Asked,
  now: Date,
): Finding | undefined {
  if (member) return { kind: 'joined', invitation, member }
  if (isListed || invitation.backendKey === undefined || !isLookedForBy(invitation)) return undefined
  if (!tellsWhatIsGone(facts)) return undefined
  return { kind: isPast(invitation, now) ? 'expired' : 'ended', invitation }
}

/** Whether they could be found among the members at all. */
const isLookedForBy = ({ invitee }: Invitation): boolean =>
  invitee.email !== undefined || invitee.account !== undefined

/** It keeps a list of its own, or answers for every single one. */
export const tellsWhatIsGone = ({
  capabilities: { listInvitations, findInvitation },
}: BackendFacts): boolean =>
  listInvitations.how === 'native' || listInvitations.how === 'emulated' || findInvitation.how === 'native'

type Aftermath = {
  readonly there: OpenThere
  readonly facts: Pick<BackendFacts, 'invitationKey'>
  readonly now: Date
}

/**
 * What is open there is one that ended here: it could not be taken back, or the list is older than its end. An address as
 * a key says nothing else, because the next invitation of the same person has it too.
 */
export function isAftermathOf(ended: Invitation, { there, facts, now }: Aftermath): boolean {
  if (!isSame(ended, there)) return false
  if (ended.closedAt && now.getTime() - ended.closedAt.getTime() < SETTLED_MS) return true
  if (ended.backendKey !== there.key) return false
  return facts.invitationKey !== 'address' || MAY_BE_OPEN.has(ended.failure)
}

const MAY_BE_OPEN: ReadonlySet<string | undefined> = new Set([NOT_REVOKED, NOT_DECLINED])
