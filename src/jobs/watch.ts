import type { Backend } from '../backends/backend.ts'
import type { Member } from '../domain/account.ts'
import { type Invitation, isPast } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { closeInvitation } from './close-invitation.ts'
import type { Job, JobDeps } from './deps.ts'

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

type Seen =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'too_late' }

async function look({ backends, teams, now }: JobDeps, invitation: Invitation): Promise<Seen> {
  const backend = backends.of(teams.get(invitation.team))
  const isTooLate = isPast(invitation, now())
  // Before looking, so that nobody can slip in after the look and be told that it is over.
  if (isTooLate && invitation.backendKey) await backend.revoke(invitation.backendKey)
  const member = await findInvitee(backend, invitation)
  if (member) return { kind: 'member', member }
  return { kind: isTooLate ? 'too_late' : 'not_yet' }
}

export async function findInvitee(backend: Backend, { invitee }: Invitation): Promise<Member | undefined> {
  if (invitee.account) return backend.findMember({ account: invitee.account })
  return invitee.email === undefined ? undefined : backend.findMember({ email: invitee.email })
}

async function record(
  tx: Transaction,
  invitation: Invitation,
  { seen, at }: { readonly seen: Seen; readonly at: Date },
): Promise<void> {
  if (seen.kind === 'not_yet') return void (await watchAgain(tx, invitation, at))
  if (seen.kind === 'too_late') return closeInvitation(tx, invitation, { status: 'expired', at })
  const invitee = { ...invitation.invitee, account: seen.member.account }
  await closeInvitation(tx, { ...invitation, invitee }, { status: 'joined', at })
}
