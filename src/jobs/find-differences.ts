import type { Backend } from '../backends/backend.ts'
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
import { findInvitee } from './take-back.ts'

export type FindDeps = Pick<JobDeps, 'store' | 'backends' | 'now'> & {
  /** Nobody is waited for any more: what is left is looked at next time. */
  readonly isStopping?: () => boolean
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

/** Longer than one time takes, and shorter than the time between two. */
const TURN_MS = 10 * 60_000

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
  const first = (Math.floor(now.getTime() / TURN_MS) * MOST_LOOKS) % unsure.length
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
