import { assertNever } from '../domain/assert-never.ts'
import type { Change } from '../domain/change.ts'
import type { Effect } from '../domain/effect.ts'
import type { Transaction } from '../store/store.ts'
import { releaseInvitation } from '../usecases/begin-invitation.ts'
import { judgeAgain } from '../usecases/judge-again.ts'
import { recordRevoke } from '../usecases/revoke.ts'
import { listSentBy, listSentTo } from '../usecases/sent-by.ts'
import { type Ended, endMembership } from './change-membership.ts'
import { closeChange } from './close-change.ts'
import type { Job, JobDeps } from './deps.ts'
import { PATIENCE_MS } from './patience.ts'

/**
 * Does what was asked for, if who asked still may: from here on it cannot be undone. Where an earlier run has done it and
 * died before it said so, the backend shows it, and it is done.
 */
export const applyChange: Job<'apply_change'> = async (deps, effect) => {
  const change = await begin(deps, effect.work.change)
  const ended = change && (await carryOut(deps, change))
  await deps.store.transaction(async (tx) => {
    const current = await tx.lockChange(effect.work.change)
    if (ended && current?.status === 'applying') await record(deps, tx, { change: current, ended, effect })
    await tx.finishEffect(effect.id)
  })
}

/** Undefined where it was undone, or has ended in another way. */
const begin = ({ store }: JobDeps, id: Change['id']): Promise<Change | undefined> =>
  store.transaction(async (tx) => {
    const change = await tx.lockChange(id)
    if (change?.status === 'applying') return change
    if (change?.status !== 'waiting') return undefined
    const begun = { ...change, status: 'applying' } as const
    await tx.saveChange(begun)
    return begun
  })

async function carryOut(deps: JobDeps, change: Change): Promise<Ended> {
  const { what } = change
  if (what.kind !== 'invite') return endMembership(deps, change, what)
  const problem = await judgeAgain(deps, change, { given: what.rank })
  return problem ? { kind: 'failed', reason: problem } : { kind: 'done' }
}

type Recording = { readonly change: Change; readonly ended: Ended; readonly effect: Effect }

async function record(deps: JobDeps, tx: Transaction, { change, ended, effect }: Recording): Promise<void> {
  const at = deps.now()
  if (ended.kind === 'done') await followUp(deps, tx, { change, at })
  const status = ended.kind
  const reason = ended.kind === 'failed' ? { reason: ended.reason } : {}
  await closeChange(tx, change, { status, at, isTold: isTold(change, effect, at), ...reason })
}

/** At the first attempt whoever left still waits for the answer to their press, which says how it went. */
const isTold = ({ what }: Change, { attempts, dueAt }: Effect, at: Date): boolean =>
  what.kind === 'leave' && attempts === 0 && at.getTime() - dueAt.getTime() < PATIENCE_MS

type Done = { readonly change: Change; readonly at: Date }

/** What follows from it for others. */
async function followUp(deps: JobDeps, tx: Transaction, { change, at }: Done): Promise<void> {
  const { what } = change
  switch (what.kind) {
    case 'remove':
    case 'leave':
      await takeBackInvitations(deps, tx, { change, at })
      return what.kind === 'remove' ? tellMember(deps, tx, { change, at }) : undefined
    case 'role':
      return tellMember(deps, tx, { change, at })
    case 'invite':
      return release(deps, tx, { change, at })
    default:
      return assertNever(what)
  }
}

/**
 * Who is out invites nobody any more: what they sent and nobody has answered goes with them. Who was put out does not
 * come back by what was sent to them before either.
 */
async function takeBackInvitations({ teams }: JobDeps, tx: Transaction, { change, at }: Done): Promise<void> {
  const { what } = change
  if (!('account' in what)) return
  const team = teams.get(change.team)
  const sent = await listSentBy(tx, team, what.account)
  const received = what.kind === 'remove' ? await listSentTo(tx, team, what.account) : []
  for (const { id } of [...sent, ...received]) {
    const invitation = await tx.lockInvitation(id)
    if (invitation) await recordRevoke(tx, invitation, { by: change.askedBy, byName: change.askedByName, at })
  }
}

/** Wherever they are known to be. */
async function tellMember({ teams }: JobDeps, tx: Transaction, { change, at }: Done): Promise<void> {
  if (!('account' in change.what)) return
  for (const { actor } of await tx.listLinksOf(teams.get(change.team), change.what.account))
    await tx.enqueue({ kind: 'notify_member', change: change.id, to: actor }, at)
}

async function release({ teams }: JobDeps, tx: Transaction, { change, at }: Done): Promise<void> {
  if (change.what.kind !== 'invite') return
  const team = teams.get(change.team)
  for (const id of change.what.invitations) await releaseInvitation(tx, { id, team, now: at })
}
