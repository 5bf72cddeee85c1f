import type { AcceptOutcome, Backend, PersonalAnswer } from '../backends/backend.ts'
import type { Actor } from '../domain/actor.ts'
import type { AccountId } from '../domain/ids.ts'
import { type Invitation, NOT_DECLINED, teamOf } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { backendOf } from './backend-of.ts'
import { closeInvitation } from './close-invitation.ts'
import type { InvitationEffect, Job, JobDeps } from './deps.ts'
import { findInvitee, type TakenBack, takeBack } from './take-back.ts'
import { leaveToInvitee } from './watch.ts'

/** The invitee said yes: the backend is told so with their own right, or they finish there themselves. */
export const accept: Job<'accept'> = async (deps, effect) => {
  const answer = await prepare(deps, effect, 'joining')
  const isPossible = answer?.backend.facts.capabilities.accept.how !== 'impossible'
  const outcome = answer && isPossible ? await answer.backend.accept(answer.personal) : undefined
  await finish(deps, effect, async (tx, invitation) => {
    if (!answer || invitation.status !== 'joining') return
    if (!outcome) return leaveOnce(tx, invitation, deps.now())
    await recordAccept(tx, invitation, { outcome, answer, at: deps.now() })
  })
  if (answer && outcome && isAboutToken(answer, outcome)) await forgetToken(deps, answer)
}

/** It is no good, or somebody else's: the invitation is not to blame, and waits for the right one. */
const isAboutToken = ({ backend }: Prepared, outcome: AcceptOutcome): boolean =>
  outcome.kind === 'refused' &&
  (outcome.reason === 'no_credential' || (outcome.reason === 'not_yours' && backend.facts.proof === 'token'))

/** An earlier run may have done it and died before it was finished. */
const leaveOnce = async (tx: Transaction, invitation: Invitation, at: Date): Promise<void> =>
  invitation.finishingSince ? undefined : leaveToInvitee(tx, invitation, at)

/**
 * The invitee said no. Told in their own name where that is possible and they proved who they are; else the invitation
 * is taken back, which lets nobody in. Who is in already hears so.
 */
export const decline: Job<'decline'> = async (deps, effect) => {
  const answer = await prepare(deps, effect, 'declining')
  const ended = answer && (await declineOrRevoke(answer))
  await finish(deps, effect, async (tx, invitation) => {
    // A backend that was never asked has nothing to be told.
    const isNew = invitation.backendKey === undefined
    const known = isNew ? ({ kind: 'gone' } as const) : ended
    if (known) await recordDecline(tx, invitation, { ended: known, at: deps.now() })
  })
}

type Prepared = {
  readonly backend: Backend
  readonly invitation: Invitation
  readonly personal: PersonalAnswer
}

async function declineOrRevoke({ backend, invitation, personal }: Prepared): Promise<TakenBack> {
  const { proof, capabilities } = backend.facts
  const isOperators = capabilities.decline.plane === 'operator'
  const isUnproven = proof === 'token' && personal.credential.token === undefined
  const outcome = isOperators || !isUnproven ? await backend.decline(personal) : undefined
  if (outcome?.kind !== 'declined') return takeBack(backend, invitation)
  // Taken back and not refused by themselves: they may have joined at the backend before.
  const member = isOperators ? await findInvitee(backend, invitation) : undefined
  return member ? { kind: 'joined', member } : { kind: 'gone' }
}

/** Undefined when there is nothing to do at the backend: settled by an earlier run, or it never heard of it. */
async function prepare(
  deps: JobDeps,
  { work }: InvitationEffect,
  waitsAs: Invitation['status'],
): Promise<Prepared | undefined> {
  const found = await deps.store.transaction((tx) => findAnswer(tx, work.invitation, waitsAs))
  if (!found) return undefined
  const { invitation, personal } = found
  const backend = backendOf(deps, invitation)
  const token = await deps.vault.findToken(deps.teams.get(invitation.team), personal.credential.actor)
  const credential = { ...personal.credential, ...(token !== undefined && { token }) }
  return { backend, invitation, personal: { ...personal, credential } }
}

async function findAnswer(tx: Transaction, id: Invitation['id'], waitsAs: Invitation['status']) {
  const invitation = await tx.findInvitation(id)
  if (invitation?.status !== waitsAs || !invitation.answeredBy || !invitation.backendKey) return undefined
  const { invitee, answeredBy: actor, backendKey: key } = invitation
  const link = await tx.findLink(teamOf(invitation), actor)
  const credential = { actor, name: invitee.name, ...(link && { account: link.account }) }
  return { invitation, personal: { key, credential } }
}

async function finish(
  { store }: JobDeps,
  { id, work }: InvitationEffect,
  record: (tx: Transaction, invitation: Invitation) => Promise<void>,
): Promise<void> {
  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (current) await record(tx, current)
    await tx.finishEffect(id)
  })
}

type Accepted = { readonly outcome: AcceptOutcome; readonly answer: Prepared; readonly at: Date }

async function recordAccept(
  tx: Transaction,
  invitation: Invitation,
  { outcome, answer, at }: Accepted,
): Promise<void> {
  if (isAboutToken(answer, outcome)) return askAgain(tx, invitation, at)
  if (outcome.kind === 'refused') {
    return closeInvitation(tx, invitation, { status: 'failed', at, reason: outcome.reason })
  }
  const { account } = outcome
  if (!account) return closeInvitation(tx, invitation, { status: 'joined', at })

  await remember(tx, invitation, { actor: answer.personal.credential.actor, account })
  const invitee = { ...invitation.invitee, account }
  await closeInvitation(tx, { ...invitation, invitee }, { status: 'joined', at })
}

/** Their yes was not taken because of the token; the invitation waits for them as before. */
async function askAgain(tx: Transaction, invitation: Invitation, at: Date): Promise<void> {
  const { answeredBy: _, ...unanswered } = invitation
  await tx.saveInvitation({ ...unanswered, status: 'pending' })
  // If it took long, their card says that they are joining, and has no buttons.
  await tx.enqueue({ kind: 'revise_cards', invitation: invitation.id }, at)
}

const forgetToken = ({ teams, vault }: JobDeps, { invitation, personal }: Prepared): Promise<void> =>
  vault.forgetToken(teams.get(invitation.team), personal.credential.actor)

/**
 * Where the chat person is the account, accepting is what links the two. An older link is stronger and stays. The
 * address is not kept with it: it may be somebody else's next year.
 */
async function remember(
  tx: Transaction,
  invitation: Invitation,
  { actor, account }: { readonly actor: Actor; readonly account: AccountId },
): Promise<void> {
  if (await tx.findLink(teamOf(invitation), actor)) return
  const { team, tenant } = invitation
  await tx.saveLink({ team, tenant, actor, account, proof: 'accepted' })
}

async function recordDecline(
  tx: Transaction,
  invitation: Invitation,
  { ended, at }: { readonly ended: TakenBack; readonly at: Date },
): Promise<void> {
  if (invitation.status !== 'declining') return
  if (ended.kind === 'gone') return closeInvitation(tx, invitation, { status: 'declined', at })
  if (ended.kind === 'refused')
    return closeInvitation(tx, invitation, {
      status: 'failed',
      reason: ended.reason,
      failure: NOT_DECLINED,
      at,
    })
  const invitee = { ...invitation.invitee, account: ended.member.account }
  await closeInvitation(tx, { ...invitation, invitee }, { status: 'joined', at })
}
