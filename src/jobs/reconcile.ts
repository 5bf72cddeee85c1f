import { createHash } from 'node:crypto'
import { BackendUnavailable, type Trouble } from '../backends/backend.ts'
import type { TeamId } from '../domain/ids.ts'
import type { Finding } from '../domain/reconcile.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import type { JobDeps } from './deps.ts'
import { createDoubt, type Doubt } from './doubt.ts'
import { findSubject, logReconciled } from './events.ts'
import { type FindDeps, findDifferences } from './find-differences.ts'
import { recordFinding } from './record-finding.ts'

type ReconcileDeps = FindDeps &
  Pick<JobDeps, 'log'> & {
    /** Everything is believed where there is none. */
    readonly doubt?: Doubt
  }

const EVERY_MS = 15 * 60_000
/** A process that has just started has other work to do first. */
const FIRST_MS = 2 * 60_000
/** Teams are not all looked at in the same moment. */
const SPREAD_MS = 2 * 60_000
/** Shorter than the time between two looks of one process, so that it gets its own next turn. */
const TURN_MS = EVERY_MS - 60_000

/**
 * Compares the ledger with what every backend says, once in a while and for each team in one process only. What is
 * returned is to be called often; it looks when it is time.
 */
export function createReconciling(
  deps: JobDeps,
  isStopping: () => boolean = () => false,
): () => Promise<void> {
  const dueAtMs = new Map<TeamId, number>()
  const doubt = createDoubt()
  return async () => {
    const nowMs = deps.now().getTime()
    const teams = deps.teams.list()
    for (const { id } of teams)
      if (!dueAtMs.has(id)) dueAtMs.set(id, nowMs + FIRST_MS + (hashOf(id) % SPREAD_MS))
    const due = teams.filter(({ id }) => nowMs >= (dueAtMs.get(id) ?? 0))
    for (const { id } of due) dueAtMs.set(id, nowMs + EVERY_MS)
    for (const team of due) await reconcileInTurn({ ...deps, isStopping, doubt }, team)
  }
}

const hashOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0)

/** A backend that does not answer is asked again next time. */
async function reconcileInTurn(deps: ReconcileDeps, team: Team): Promise<void> {
  const { store, now, log } = deps
  const at = now()
  const until = new Date(at.getTime() + TURN_MS)
  try {
    const isOurs = await store.transaction(
      async (tx) =>
        !(await isAskedToWait(tx, team, at)) && tx.claimTurn(`reconcile ${team.id}`, { now: at, until }),
    )
    if (isOurs) await reconcile(deps, team)
  } catch (err) {
    const about = { team: team.id, backend: team.backend.name }
    if (err instanceof BackendUnavailable) log.warn({ ...about, trouble: err.trouble }, 'team not reconciled')
    else log.error({ ...about, err }, 'team not reconciled')
  }
}

/** As many as are looked through for one that the backend wants to be asked later for. */
const MOST_WAITING = 1_000

/** The backend wants fewer calls, and what people wait for goes before this. */
async function isAskedToWait(tx: Transaction, { id }: Team, now: Date): Promise<boolean> {
  const effects = await tx.listEffects({ limit: MOST_WAITING })
  const later = effects.filter(({ isParked, problem, dueAt }) => !isParked && problem === BUSY && dueAt > now)
  for (const { work } of later) if ((await findSubject(tx, work))?.team === id) return true
  return false
}

const BUSY: Trouble = 'busy'

/**
 * What it found and corrected; in a dry run what it would correct, and nothing is changed. Throws BackendUnavailable.
 */
export async function reconcile(
  deps: ReconcileDeps,
  team: Team,
  { isDryRun = false }: { readonly isDryRun?: boolean } = {},
): Promise<readonly Finding[]> {
  const run = isDryRun ? tryOut : commit
  const done: Finding[] = []
  const found = await findDifferences(deps, team)
  for (const finding of deps.doubt?.(team, found) ?? found) {
    const isDone = await run(deps, (tx) => recordFinding(tx, finding, { team, now: deps.now() }))
    if (isDone) done.push(finding)
    if (isDone && !isDryRun) logReconciled(deps, team, finding)
  }
  return done
}

type Recording = (tx: Transaction) => Promise<boolean>

const commit = ({ store }: FindDeps, record: Recording): Promise<boolean> => store.transaction(record)

/** Everything but the commit, so that nothing is promised that would not be done. */
async function tryOut({ store }: FindDeps, record: Recording): Promise<boolean> {
  const undo = new Error('only tried out')
  let isDone = false
  const tried = store.transaction(async (tx) => {
    isDone = await record(tx)
    throw undo
  })
  await tried.catch((error: unknown) => {
    if (error !== undo) throw error
  })
  return isDone
}
