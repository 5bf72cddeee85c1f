import { assertNever } from '../domain/assert-never.ts'
import { type Invitation, isPast, NOT_REVOKED } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { backendOf } from './backend-of.ts'
import { closeInvitation } from './close-invitation.ts'
import type { Job, JobDeps } from './deps.ts'
import { findInvitee, type TakenBack, takeBack } from './take-back.ts'

const SOONEST_MS = 30_000
const LATEST_MS = 60 * 60_000

/** From now on it is up to the invitee, at the backend itself; whether they did it is looked for there. */
export async function leaveToInvitee(tx: Transaction, invitation: Invitation, at: Date): Promise<void> {
  await tx.saveInvitation({ ...invitation, finishingSince: at })
  await tx.enqueue({ kind: 'revise_cards', invitation: invitation.id }, at)
  await watchAgain(tx, invitation, at)
}

/** Often at first, when most people finish, and ever more seldom. */
export function watchAgain(tx: Transaction, { id, createdAt }: Invitation, at: Date): Promise<unknown> {
  const age = at.getTime() - createdAt.getTime()
  const wait = Math.min(LATEST_MS, Math.max(SOONEST_MS, age / 10))
  return tx.enqueue({ kind: 'watch', invitation: id }, new Date(at.getTime() + wait))
}

/** Looks whether somebody who finishes at the backend itself is a member by now, or ran out of time. */
export const watch: Job<'watch'> = async (deps, { id, work }) => {
  const invitation = await deps.store.transaction((tx) => tx.findInvitation(work.invitation))
  const seen = invitation && isWatched(invitation) ? await look(deps, invitation) : undefined
  await deps.store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (seen && current && isWatched(current)) await record(tx, current, { seen, at: deps.now() })
    await tx.finishEffect(id)
  })
}

const isWatched = ({ status, finishingSince, failure }: Invitation): boolean =>
  (status === 'joining' && finishingSince !== undefined) || (status === 'sending' && failure !== undefined)

type Seen = TakenBack | { readonly kind: 'not_yet' }

async function look(deps: JobDeps, invitation: Invitation): Promise<Seen> {
  const backend = backendOf(deps, invitation)
  if (isPast(invitation, deps.now())) return takeBack(backend, invitation)
  const member = await findInvitee(backend, invitation)
  return member ? { kind: 'joined', member } : { kind: 'not_yet' }
}

type Looked = { readonly seen: Seen; readonly at: Date }

function record(tx: Transaction, invitation: Invitation, { seen, at }: Looked): Promise<unknown> {
  switch (seen.kind) {
    case 'not_yet':
      return watchAgain(tx, invitation, at)
    case 'gone':
      return closeInvitation(tx, invitation, { status: 'expired', at })
    case 'refused':
      return closeInvitation(tx, invitation, {
        status: 'failed',
        reason: seen.reason,
        failure: NOT_REVOKED,
        at,
      })
    case 'joined':
      return closeInvitation(
        tx,
        { ...invitation, invitee: { ...invitation.invitee, account: seen.member.account } },
        { status: 'joined', at },
      )
    default:
      return assertNever(seen)
  }
}
