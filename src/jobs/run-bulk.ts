import type { Bulk, BulkLine } from '../domain/bulk.ts'
import { hold, isInviting } from '../domain/bulk-steps.ts'
import { PlatformUnavailable } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import { findRoom } from '../usecases/find-room.ts'
import { judgeBulk } from '../usecases/judge-bulk.ts'
import { backendOf } from './backend-of.ts'
import { finishBulk, keepRunning, reviseSoon } from './bulk-beat.ts'
import type { Job, JobDeps } from './deps.ts'
import { errorOf, findPeople, isAway, type People } from './find-people.ts'
import { inviteRows } from './invite-rows.ts'
import { withUrgency } from './with-urgency.ts'

/** So few that whoever wants it paused, stopped or shown does not wait for long. */
const AT_ONCE = 25
/** What is under way can be neither paused nor stopped. */
const MOST_UNDER_WAY = 100

/**
 * Invites the next people of a list: who they are is looked up at the platform's pace, and what was found is kept, row by
 * row, also where it is put off in between. The rest is the ledger's.
 */
export const runBulk: Job<'run_bulk'> = async (deps, { id, work }) => {
  const turn = await deps.store.transaction((tx) => findTurn(tx, work.bulk))
  const people = turn && turn.rows.length > 0 ? await lookAnyway(deps, turn) : NOBODY
  const failure = failureOf(people)
  await deps.store.transaction(async (tx) => {
    const bulk = await tx.lockBulk(work.bulk)
    if (bulk && turn && isSameTurn(bulk, turn.bulk)) await record(deps, tx, { bulk, people })
    // Who is waited for shows as soon as this one is put off.
    if (failure) return bulk && reviseSoon(tx, bulk, deps.now())
    await tx.finishEffect(id)
    await goOn(tx, work.bulk, { at: deps.now(), waitMs: waitMsOf(people.failure) })
  })
  if (failure) throw failure
}

type Turn = { readonly bulk: Bulk; readonly rows: readonly BulkLine[] }

type Looked = People & {
  /** Whoever asked may not invite any more. */
  readonly isRefused?: boolean
  /** The most that the team takes. */
  readonly room?: number
}

const NOBODY: Looked = { people: [], failure: undefined }

async function findTurn(tx: Transaction, id: Bulk['id']): Promise<Turn | undefined> {
  const bulk = await tx.findBulk(id)
  if (!bulk || !isInviting(bulk)) return undefined
  const limit = Math.min(AT_ONCE, MOST_UNDER_WAY - (await countMoving(tx, id)))
  const rows = limit > 0 ? await tx.listBulkRows({ bulk: id, states: ['new'], limit }) : []
  return { bulk, rows }
}

const lookAnyway = (deps: JobDeps, turn: Turn): Promise<Looked> =>
  look(deps, turn).catch((failure: unknown) => ({ ...NOBODY, failure: errorOf(failure) }))

async function look(deps: JobDeps, { bulk, rows }: Turn): Promise<Looked> {
  const team = deps.teams.get(bulk.team)
  // Throws where the team has moved since.
  backendOf(deps, bulk)
  const judge = await judgeBulk(deps, team, bulk)
  if (!judge.mayInvite) return { ...NOBODY, isRefused: true }
  const room = await findRoom(deps, team)
  const found = await findPeople(
    isAgain(bulk) ? withUrgency(deps, 'background') : deps,
    { team, bulk, judge },
    rows,
  )
  return { ...found, ...(room !== undefined && { room }) }
}

/** What failed may have been put right since: what was found out about it before does not count. */
const isAgain = ({ round }: Bulk): boolean => round > 1

/** It was put off to its turn: nothing went wrong. */
const isTurn = (failure: Error | undefined): failure is PlatformUnavailable =>
  failure instanceof PlatformUnavailable && failure.isUntried && failure.hold === undefined

/** One person alone keeps nobody else from their turn. */
function failureOf({ people, failure }: People): Error | undefined {
  if (!failure || isTurn(failure)) return undefined
  return isAway(failure) || people.length === 0 ? failure : undefined
}

/** It may have been paused, stopped or begun anew meanwhile. */
const isSameTurn = (bulk: Bulk, before: Bulk): boolean => isInviting(bulk) && bulk.round === before.round

type Recording = { readonly bulk: Bulk; readonly people: Looked }

async function record(deps: JobDeps, tx: Transaction, { bulk, people }: Recording): Promise<void> {
  const at = deps.now()
  if (people.isRefused) return holdBulk(tx, bulk, at)
  const team = deps.teams.get(bulk.team)
  const waiting = await findWaiting(tx, bulk.id)
  const stillNew = people.people.filter(({ row }) => waiting.has(row.position))
  await inviteRows(tx, { team, bulk, people: stillNew, room: people.room, at })
}

/** Where this process slept, another one may have had their turn meanwhile. */
async function findWaiting(tx: Transaction, bulk: Bulk['id']): Promise<ReadonlySet<number>> {
  const rows = await tx.listBulkRows({ bulk, states: ['new'], limit: AT_ONCE })
  return new Set(rows.map(({ position }) => position))
}

async function holdBulk(tx: Transaction, bulk: Bulk, at: Date): Promise<void> {
  const { id, team, asker: actor } = bulk
  await tx.saveBulk(hold(bulk, 'not_allowed'))
  const entry = { at, team, actor, bulk: id, action: 'bulk.paused', decision: 'refused' } as const
  await tx.appendAudit({ ...entry, reason: 'not_allowed_any_more' })
  await tx.enqueue({ kind: 'revise_bulk', bulk: id }, at)
}

const waitMsOf = (failure: Error | undefined): number => (isTurn(failure) ? (failure.waitMs ?? 0) : 0)

type Going = {
  readonly at: Date
  /** Until the platform's next turn. */
  readonly waitMs: number
}

/** It runs again until nobody waits and nothing is under way. */
async function goOn(tx: Transaction, id: Bulk['id'], { at, waitMs }: Going): Promise<void> {
  const bulk = await tx.findBulk(id)
  if (bulk?.status !== 'running' && bulk?.status !== 'paused') return
  const underWay = await countMoving(tx, id)
  const isWaitedFor = isInviting(bulk) && (await hasNext(tx, id))
  if (isWaitedFor || underWay > 0) {
    await reviseSoon(tx, bulk, at)
    await keepRunning(tx, bulk, { at, waitMs, isReady: isWaitedFor && underWay < MOST_UNDER_WAY })
  } else if (bulk.status === 'running') await finishBulk(tx, bulk, at)
}

const hasNext = async (tx: Transaction, bulk: Bulk['id']): Promise<boolean> =>
  (await tx.listBulkRows({ bulk, states: ['new'], limit: 1 })).length > 0

/** A hold may last for weeks: whom it keeps from their card is invited all the same, and gets it afterwards. */
const countMoving = (tx: Transaction, id: Bulk['id']): Promise<number> => tx.countBulkWork(id, 'moving')
