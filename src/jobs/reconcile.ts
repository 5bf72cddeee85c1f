import { createHash } from 'node:crypto'
import { type Backend, BackendUnavailable } from '../backends/backend.ts'
import type { TeamId } from '../domain/ids.ts'
import { type Invitation, OPEN_STATUSES } from '../domain/invitation.ts'
import {
  compareLists,
  concludeAbsence,
  type Finding,
  type OpenThere,
  tellsWhatIsGone,
  type Unsure,
} from '../domain/reconcile.ts'
import { findOrdinaryRole } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import type { JobDeps } from './deps.ts'
import { logReconciled } from './events.ts'
import { recordFinding } from './record-finding.ts'
import { findInvitee } from './take-back.ts'

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
  return async () => {
    const nowMs = deps.now().getTime()
    const teams = deps.teams.list()
    for (const { id } of teams)
      if (!dueAtMs.has(id)) dueAtMs.set(id, nowMs + FIRST_MS + (hashOf(id) % SPREAD_MS))
    const due = teams.filter(({ id }) => nowMs >= (dueAtMs.get(id) ?? 0))
    for (const { id } of due) dueAtMs.set(id, nowMs + EVERY_MS)
    for (const team of due) await reconcileInTurn({ ...deps, isStopping }, team)
  }
}

const hashOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0)

/** A backend that does not answer is asked again next time. */
async function reconcileInTurn(deps: ReconcileDeps, team: Team): Promise<void> {
  const { store, now, log } = deps
  const at = now()
  const until = new Date(at.getTime() + TURN_MS)
  try {
    const isOurs = await store.transaction((tx) => tx.claimTurn(`reconcile ${team.id}`, { now: at, until }))
    if (isOurs) await reconcile(deps, team)
  } catch (err) {
    const about = { team: team.id, backend: team.backend.name }
    if (err instanceof BackendUnavailable) log.warn({ ...about, trouble: err.trouble }, 'team not reconciled')
    else log.error({ ...about, err }, 'team not reconciled')
  }
}

/** Throws BackendUnavailable. What it found and corrected. */
export async function reconcile(deps: ReconcileDeps, team: Team): Promise<readonly Finding[]> {
  const done: Finding[] = []
  for (const finding of await findDifferences(deps, team)) {
    const isDone = await deps.store.transaction((tx) => recordFinding(tx, finding, { team, now: deps.now() }))
    if (isDone) done.push(finding)
    if (isDone) logReconciled(deps, team, finding)
  }
  return done
}

/** Changes nothing. Throws BackendUnavailable. */
export async function findDifferences(deps: FindDeps, team: Team): Promise<readonly Finding[]> {
  const backend = deps.backends.of(team)
  // In this order: what is sent in between is in neither list, or in the backend's alone and is looked for once more.
  const ledger = await listOpen(deps, team)
  const there = await listThere(backend)
  const { changed, unknown, unsure } = compareLists(ledger, there, deps.now())
  const looked = await lookAtUnsure(deps, backend, unsure)
  const strangers = await takeStrangers(backend, unknown)
  return [...looked, ...changed, ...strangers]
}

type ReconcileDeps = FindDeps & Pick<JobDeps, 'log'>

type FindDeps = Pick<JobDeps, 'store' | 'backends' | 'now'> & {
  /** Nobody is waited for any more: what is left is looked at next time. */
  readonly isStopping?: () => boolean
}

/** More than a team ever has open at once. */
const MOST_OPEN = 100_000

async function listOpen({ store }: FindDeps, { id: team, tenant }: Team): Promise<readonly Invitation[]> {
  const query = { team, statuses: OPEN_STATUSES, limit: MOST_OPEN, offset: 0 }
  const { invitations } = await store.transaction((tx) => tx.listInvitations(query))
  return invitations.filter((invitation) => invitation.tenant === tenant)
}

const listThere = async (backend: Backend): Promise<readonly OpenThere[]> =>
  backend.facts.capabilities.listInvitations.how === 'impossible' ? [] : backend.listInvitations()

/** So many people are asked for at a time; the others come next time. */
const MOST_LOOKS = 200

async function lookAtUnsure(
  deps: FindDeps,
  backend: Backend,
  unsure: readonly Unsure[],
): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const one of takeTurns(unsure, deps.now())) {
    if (deps.isStopping?.()) break
    // A list may be cut short without a word: what is missing in it is asked for by itself.
    const isListed = one.isListed || (await isStillOpen(backend, one.invitation))
    const member = await findInvitee(backend, one.invitation)
    const { facts } = backend
    const finding = concludeAbsence({ ...one, isListed, member, facts }, deps.now())
    if (finding) found.push(finding)
  }
  return found
}

function takeTurns(unsure: readonly Unsure[], now: Date): readonly Unsure[] {
  if (unsure.length <= MOST_LOOKS) return unsure
  const first = (Math.floor(now.getTime() / EVERY_MS) * MOST_LOOKS) % unsure.length
  return [...unsure, ...unsure].slice(first, first + MOST_LOOKS)
}

async function isStillOpen(backend: Backend, { backendKey }: Invitation): Promise<boolean> {
  if (backendKey === undefined || !tellsWhatIsGone(backend.facts)) return false
  return (await backend.findInvitation(backendKey)) !== undefined
}

type Unknown = Extract<Finding, { kind: 'unknown' }>

/** Some backends leave an invitation open whose invitee is in, and some do not tell the role. */
async function takeStrangers(backend: Backend, unknown: readonly Unknown[]): Promise<readonly Unknown[]> {
  const strangers: Unknown[] = []
  for (const { there } of unknown.slice(0, MOST_LOOKS)) {
    const member = there.email === undefined ? undefined : await backend.findMember({ email: there.email })
    if (!member) strangers.push({ kind: 'unknown', there: await withRole(backend, there) })
  }
  return strangers
}

async function withRole(backend: Backend, there: OpenThere): Promise<OpenThere> {
  if (there.role !== undefined) return there
  const role = findOrdinaryRole(await backend.listRoles())
  return role ? { ...there, role: role.name } : there
}
