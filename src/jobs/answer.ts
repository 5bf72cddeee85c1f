import type { AcceptOutcome, DeclineOutcome, PersonalAnswer } from '../backends/backend.ts'
import type { Actor } from '../domain/actor.ts'
import type { Effect } from '../domain/effect.ts'
import type { AccountId } from '../domain/ids.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { closeInvitation } from './close-invitation.ts'
import type { Job, JobDeps } from './deps.ts'

/** The invitee said yes: the backend is told so with their own right. */
export const accept: Job<'accept'> = async (deps, effect) => {
  const answer = await prepare(deps, effect, 'joining')
  const outcome = answer && (await answer.backend.accept(answer.personal))
  await finish(deps, effect, async (tx, invitation) => {
    if (outcome && answer)
      await recordAccept(tx, invitation, { outcome, actor: answer.personal.credential.actor, at: deps.now() })
  })
}

/** The invitee said no. */
export const decline: Job<'decline'> = async (deps, effect) => {
  const answer = await prepare(deps, effect, 'declining')
  const outcome = answer && (await answer.backend.decline(answer.personal))
  await finish(deps, effect, async (tx, invitation) => {
    if (outcome) await recordDecline(tx, invitation, { outcome, at: deps.now() })
  })
}

/** Undefined when there is nothing to do any more: the invitation was settled by an earlier run. */
async function prepare({ store, backends, teams }: JobDeps, { work }: Effect, waitsAs: Invitation['status']) {
  const found = await store.transaction(async (tx) => {
    const invitation = await tx.findInvitation(work.invitation)
    if (invitation?.status !== waitsAs || !invitation.answeredBy || !invitation.backendKey) return undefined
    const link = await tx.findLink(invitation.team, invitation.answeredBy)
    return personalAnswer(invitation, {
      actor: invitation.answeredBy,
      key: invitation.backendKey,
      ...(link && { account: link.account }),
    })
  })
  return found && { personal: found, backend: backends.of(teams.get(found.team)) }
}

type Answering = { readonly actor: Actor; readonly key: PersonalAnswer['key']; readonly account?: AccountId }

const personalAnswer = (
  { team, invitee }: Invitation,
  { actor, key, account }: Answering,
): PersonalAnswer => ({
  team,
  key,
  credential: { actor, name: invitee.name, ...(account && { account }) },
})

async function finish(
  { store }: JobDeps,
  { id, work }: Effect,
  record: (tx: Transaction, invitation: Invitation) => Promise<void>,
): Promise<void> {
  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (current) await record(tx, current)
    await tx.finishEffect(id)
  })
}

type Accepted = { readonly outcome: AcceptOutcome; readonly actor: Actor; readonly at: Date }

async function recordAccept(
  tx: Transaction,
  invitation: Invitation,
  { outcome, actor, at }: Accepted,
): Promise<void> {
  if (invitation.status !== 'joining') return
  if (outcome.kind === 'refused')
    return closeInvitation(tx, invitation, { status: 'failed', at, reason: outcome.reason })

  await remember(tx, invitation, { actor, account: outcome.account })
  const invitee = { ...invitation.invitee, account: outcome.account }
  await closeInvitation(tx, { ...invitation, invitee }, { status: 'joined', at })
}

/**
 * Where the chat person is the account, accepting is what links the two. An older link is stronger and stays. The
 * address is not kept with it: it may be somebody else's next year.
 */
async function remember(
  tx: Transaction,
  { team }: Invitation,
  { actor, account }: { readonly actor: Actor; readonly account: AccountId },
): Promise<void> {
  if (await tx.findLink(team, actor)) return
  await tx.saveLink({ team, actor, account, proof: 'accepted' })
}

async function recordDecline(
  tx: Transaction,
  invitation: Invitation,
  { outcome, at }: { readonly outcome: DeclineOutcome; readonly at: Date },
): Promise<void> {
  if (invitation.status !== 'declining') return
  if (outcome.kind === 'declined') return closeInvitation(tx, invitation, { status: 'declined', at })
  await closeInvitation(tx, invitation, { status: 'failed', at, reason: outcome.reason })
}
