import type { Backend, BackendInvitation, Offer, RefusalReason, ResendOutcome } from '../backends/backend.ts'
import { BackendUnavailable } from '../backends/backend.ts'
import { isSameActor } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Effect } from '../domain/effect.ts'
import type { BackendKey } from '../domain/ids.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Renewal } from '../domain/renewal.ts'
import { isBeingRenewed, isLater, isRenewedThere } from '../domain/resend.ts'
import { backendOf } from './backend-of.ts'
import type { Job } from './deps.ts'
import { PATIENCE_MS } from './patience.ts'
import { type Renewed, recordRenewal } from './record-renewal.ts'
import { findInvitee } from './take-back.ts'

/**
 * Asks the backend to offer an invitation anew, and looks whether it did. After an attempt that may have got through it
 * looks first. Whoever answered or took it back meanwhile gets what they wanted afterwards.
 */
export const resend: Job<'resend'> = async (deps, effect) => {
  const { store, now } = deps
  const invitation = await store.transaction((tx) => tx.findInvitation(effect.work.invitation))
  const asked = invitation && askedOf(invitation, effect)
  const renewed = asked && (await renew(backendOf(deps, asked.invitation), asked))

  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(effect.work.invitation)
    const at = now()
    if (renewed && current && isBeingRenewed(current))
      await recordRenewal(tx, current, { renewed, at, isTold: isTold(current, effect, at) })
    await tx.finishEffect(effect.id)
  })
}

/** At the first attempt whoever asked still waits for the answer to their press. The inviter may be somebody else. */
const isTold = ({ inviter, renewal }: Invitation, { attempts }: Effect, at: Date): boolean =>
  renewal !== undefined &&
  isSameActor(renewal.by, inviter) &&
  attempts === 0 &&
  at.getTime() - renewal.askedAt.getTime() < PATIENCE_MS

type Asked = {
  readonly invitation: Invitation
  readonly key: BackendKey
  readonly until: Renewal['until']
  readonly isRepeat: boolean
  /** Finished attempts, also those that have sent nothing for certain. */
  readonly attempts: number
}

function askedOf(invitation: Invitation, { mayBeDone, attempts }: Effect): Asked | undefined {
  const { renewal, backendKey: key } = invitation
  if (!renewal || !key || !isBeingRenewed(invitation)) return undefined
  return { invitation, key, until: renewal.until, isRepeat: mayBeDone, attempts }
}

async function renew(backend: Backend, asked: Asked): Promise<Renewed> {
  const there = asked.isRepeat ? await findRenewed(backend, asked) : undefined
  if (there) return { kind: 'sent', isSeen: true, ...endOf(backend, asked, there) }
  if (!(await isToBeAsked(backend, asked))) return { kind: 'not_asked' }
  return read(backend, asked, await backend.resend(asked.key, offerOf(asked)))
}

/** Who said yes while the old one was perhaps gone already needs a new one all the same. */
async function isToBeAsked(
  backend: Backend,
  { invitation: { status }, key, isRepeat, attempts }: Asked,
): Promise<boolean> {
  if (status !== 'joining') return status === 'pending'
  // One that has sent nothing may have taken the old one back all the same.
  return isRepeat || (attempts > 0 && (await backend.findInvitation(key)) === undefined)
}

async function findRenewed(
  backend: Backend,
  { invitation, key }: Asked,
): Promise<BackendInvitation | undefined> {
  const byKey = await backend.findInvitation(key)
  if (byKey && isRenewedThere(invitation, byKey)) return byKey
  const { email } = invitation.invitee
  const byEmail = email === undefined ? undefined : await backend.findInvitationFor(email)
  return byEmail && isRenewedThere(invitation, byEmail) ? byEmail : undefined
}

function offerOf({ invitation, until: expiresAt, isRepeat }: Asked): Offer {
  const { id, invitee, role } = invitation
  const { name, email, account } = invitee
  return {
    invitee: { name, ...(email && { email }), ...(account && { account }) },
    role,
    expiresAt,
    idempotencyKey: id,
    isRepeat,
  }
}

async function read(backend: Backend, asked: Asked, outcome: ResendOutcome): Promise<Renewed> {
  switch (outcome.kind) {
    case 'invited':
      return verify(backend, asked, outcome)
    case 'only_revoked':
      return { kind: 'lost', because: outcome.because }
    case 'refused':
      return OVER.includes(outcome.reason) ? findEnd(backend, asked, outcome.reason) : outcome
    default:
      return assertNever(outcome)
  }
}

/** Refused because there is nothing left to send again. */
const OVER: readonly RefusalReason[] = ['not_found', 'expired']

async function findEnd(backend: Backend, { invitation }: Asked, reason: Refusal['reason']): Promise<Renewed> {
  const member = await findInvitee(backend, invitation)
  return member ? { kind: 'joined', account: member.account } : { kind: 'gone', reason }
}

type Refusal = Extract<ResendOutcome, { kind: 'refused' }>
type Invited = Extract<ResendOutcome, { kind: 'invited' }>

/** What it said is one thing, what it shows another. */
async function verify(backend: Backend, asked: Asked, said: Invited): Promise<Renewed> {
  const canLook = LOOKING.includes(backend.facts.capabilities.findInvitation.how)
  if (!canLook) return { kind: 'sent', isSeen: true, ...endOf(backend, asked, said) }
  const there = await look(backend, said.key)
  const isSeen = there !== undefined && (backend.facts.expiry !== 'dated' || isMoved(asked, there))
  return { kind: 'sent', isSeen, ...endOf(backend, asked, there ?? said) }
}

const LOOKING = ['native', 'emulated']

/** It was sent, whether that can be seen now or not. */
async function look(backend: Backend, key: BackendKey): Promise<BackendInvitation | undefined> {
  try {
    return await backend.findInvitation(key)
  } catch (error) {
    if (error instanceof BackendUnavailable) return undefined
    throw error
  }
}

const isMoved = ({ invitation }: Asked, { expiresAt }: BackendInvitation): boolean =>
  expiresAt !== undefined && (invitation.expiresAt === undefined || isLater(expiresAt, invitation.expiresAt))

type End = { readonly key: BackendKey; readonly expiresAt?: Date }

/** People are told the backend's own date, or ours where it has none. */
function endOf({ facts }: Backend, { invitation, until }: Asked, { key, expiresAt }: End): End {
  const end = expiresAt ?? (facts.expiry === 'dated' ? invitation.expiresAt : until)
  return { key, ...(end && { expiresAt: end }) }
}
