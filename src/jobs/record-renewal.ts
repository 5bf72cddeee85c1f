import type { RefusalReason, SendOutcome } from '../backends/backend.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { AccountId, BackendKey } from '../domain/ids.ts'
import { ENDED_THERE, type Invitation } from '../domain/invitation.ts'
import { isBeingRenewed, settleRenewal } from '../domain/resend.ts'
import type { Transaction } from '../store/store.ts'
import { replaceCards } from '../usecases/replace-cards.ts'
import { closeInvitation } from './close-invitation.ts'

/** What became of asking the backend to send an invitation again. */
export type Renewed =
  | {
      readonly kind: 'sent'
      readonly key: BackendKey
      readonly expiresAt?: Date
      /** The backend shows it, with a later end where it has one. */
      readonly isSeen: boolean
    }
  /** The old one is gone, and there is no new one. */
  | { readonly kind: 'lost'; readonly because: Exclude<SendOutcome, { kind: 'invited' }> }
  /** The old one stands. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** It had come to an end there before. */
  | { readonly kind: 'gone'; readonly reason: RefusalReason }
  | { readonly kind: 'joined'; readonly account: AccountId }
  /** It was answered or taken back before the backend heard of the wish. */
  | { readonly kind: 'not_asked' }

type When = {
  readonly at: Date
  /** The inviter hears of it in the answer to their own press. */
  readonly isTold: boolean
}

/** Writes down how it went, and what follows for the cards and for whoever answered meanwhile. */
export function recordRenewal(
  tx: Transaction,
  invitation: Invitation,
  { renewed, ...when }: When & { readonly renewed: Renewed },
): Promise<void> {
  switch (renewed.kind) {
    case 'sent':
      return recordSent(tx, invitation, { renewed, ...when })
    case 'lost':
      return recordLost(tx, invitation, { because: renewed.because, ...when })
    case 'refused':
      return recordRefused(tx, invitation, { reason: renewed.reason, ...when })
    case 'gone':
      return recordGone(tx, invitation, { reason: renewed.reason, ...when })
    case 'joined':
      return closeJoined(tx, invitation, { account: renewed.account, at: when.at })
    case 'not_asked':
      return goOn(tx, settleRenewal(invitation, { end: 'refused', reason: 'answered' }), when.at)
    default:
      return assertNever(renewed)
  }
}

/** Somebody has to look at it: the invitation itself goes on as if nobody had asked. */
export async function giveUpRenewal(tx: Transaction, invitation: Invitation, at: Date): Promise<void> {
  if (isBeingRenewed(invitation))
    await recordRefused(tx, invitation, { reason: 'given_up', at, isTold: false })
}

type Sent = When & { readonly renewed: Extract<Renewed, { kind: 'sent' }> }

async function recordSent(
  tx: Transaction,
  invitation: Invitation,
  { renewed, ...when }: Sent,
): Promise<void> {
  const { key: backendKey, expiresAt, isSeen } = renewed
  const { at } = when
  const settled = settleRenewal(invitation, { end: isSeen ? 'sent' : 'unseen' })
  const sent = { ...settled, backendKey, resentAt: at, ...(expiresAt && { expiresAt }) }
  await audit(tx, sent, { at, decision: 'done', ...(!isSeen && { reason: 'unseen' }) })
  await goOn(tx, sent, at)
  if (sent.status !== 'pending') return
  await replaceCards(tx, sent, at)
  await tellInviter(tx, sent, when)
}

type Lost = When & Pick<Extract<Renewed, { kind: 'lost' }>, 'because'>

async function recordLost(
  tx: Transaction,
  invitation: Invitation,
  { because, at, isTold }: Lost,
): Promise<void> {
  const { backendKey: _, ...known } = invitation
  if (because.kind === 'joined') return closeJoined(tx, known, { account: because.account, at })
  if (because.kind === 'already_member') return closeInvitation(tx, known, { status: 'joined', at })
  const reason = because.kind === 'refused' ? because.reason : because.kind
  const lost = settleRenewal(known, { end: 'lost', reason })
  await audit(tx, lost, { at, decision: 'failed', reason })
  await closeInvitation(tx, lost, { ...endFor(invitation, reason), at, isTold })
}

/** There is none any more: whoever did not want it has what they wanted. */
function endFor({ status }: Invitation, reason: string) {
  if (status === 'revoking') return { status: 'revoked' } as const
  return status === 'declining' ? ({ status: 'declined' } as const) : ({ status: 'failed', reason } as const)
}

async function recordRefused(
  tx: Transaction,
  invitation: Invitation,
  { reason, ...when }: When & { readonly reason: string },
): Promise<void> {
  const refused = settleRenewal(invitation, { end: 'refused', reason })
  await audit(tx, refused, { at: when.at, decision: 'failed', reason })
  await goOn(tx, refused, when.at)
  if (refused.status === 'pending') await tellInviter(tx, refused, when)
}

async function recordGone(
  tx: Transaction,
  invitation: Invitation,
  { reason, at, isTold }: When & { readonly reason: RefusalReason },
): Promise<void> {
  const gone = settleRenewal(invitation, { end: 'refused', reason })
  if (gone.status !== 'pending') return goOn(tx, gone, at)
  const ended = reason === 'expired' ? 'expired' : 'revoked'
  const failure = ended === 'revoked' ? { failure: ENDED_THERE } : {}
  await closeInvitation(tx, gone, { status: ended, at, isTold, ...failure })
}

function closeJoined(
  tx: Transaction,
  invitation: Invitation,
  { account, at }: { readonly account: AccountId; readonly at: Date },
): Promise<void> {
  const invitee = { ...invitation.invitee, account }
  const settled = settleRenewal({ ...invitation, invitee }, { end: 'refused', reason: 'already_member' })
  return closeInvitation(tx, settled, { status: 'joined', at })
}

/** With what was asked for meanwhile, of which the backend has not heard. */
async function goOn(tx: Transaction, invitation: Invitation, at: Date): Promise<void> {
  await tx.saveInvitation(invitation)
  const next = NEXT.get(invitation.status)
  if (next) await tx.enqueue({ kind: next, invitation: invitation.id }, at)
}

const NEXT: ReadonlyMap<Invitation['status'], 'accept' | 'decline' | 'revoke'> = new Map([
  ['joining', 'accept'],
  ['declining', 'decline'],
  ['revoking', 'revoke'],
])

async function tellInviter(
  tx: Transaction,
  { id: invitation }: Invitation,
  { at, isTold }: When,
): Promise<void> {
  if (!isTold) await tx.enqueue({ kind: 'notify_inviter', invitation, news: 'resent' }, at)
}

type Entry = { readonly at: Date; readonly decision: 'done' | 'failed'; readonly reason?: string }

const audit = (tx: Transaction, { id: invitation, team, renewal }: Invitation, entry: Entry): Promise<void> =>
  tx.appendAudit({
    ...entry,
    team,
    ...(renewal && { actor: renewal.by }),
    action: 'invitation.resent',
    invitation,
  })
