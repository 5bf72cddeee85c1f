import { BackendUnavailable } from '../backends/backend.ts'
import type { Bulk, BulkRow } from '../domain/bulk.ts'
import type { Role } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import { PlatformUnavailable } from '../platforms/platform.ts'
import { type Candidate, findCandidate, type Named } from '../usecases/find-candidate.ts'
import type { BulkJudge } from '../usecases/judge-bulk.ts'
import type { JobDeps } from './deps.ts'

/** A row, with who that is and the role they would get. */
export type RowPerson = {
  readonly row: BulkRow
  readonly person: (Candidate & { readonly role: Role }) | { readonly kind: 'role_not_allowed' }
}

export type People = {
  readonly people: readonly RowPerson[]
  /** Why the others were not found. */
  readonly failure: Error | undefined
}

/** So many wait for the platform or the backend at the same time. */
const FEW = 4

type Asking = { readonly team: Team; readonly bulk: Bulk; readonly judge: BulkJudge }

/** A few at a time, until it is no use to ask anybody: who was found until then is found. */
export async function findPeople(deps: JobDeps, asking: Asking, rows: readonly BulkRow[]): Promise<People> {
  const people: RowPerson[] = []
  const failures: Error[] = []
  const waiting = rows.values()
  const lookAt = async (row: BulkRow): Promise<unknown> =>
    people.push({ row, person: await findPerson(deps, asking, row) })
  const note = (failure: unknown) => failures.push(errorOf(failure))
  const lookOn = async (): Promise<void> => {
    for (const row of waiting) {
      if (failures.some(isAway)) return
      await lookAt(row).catch(note)
    }
  }
  await Promise.all(Array.from({ length: FEW }, lookOn))
  return { people, failure: failures.find(isAway) ?? failures[0] }
}

/** Of the whole platform or backend, and not of that one person. */
export const isAway = (failure: Error): boolean =>
  failure instanceof PlatformUnavailable || failure instanceof BackendUnavailable

export const errorOf = (failure: unknown): Error =>
  failure instanceof Error ? failure : new Error('looking somebody up failed', { cause: failure })

async function findPerson(
  deps: JobDeps,
  { team, bulk, judge }: Asking,
  row: BulkRow,
): Promise<RowPerson['person']> {
  const role = judge.roleOf(row)
  if (!role) return { kind: 'role_not_allowed' }
  const asker = { caller: { actor: bulk.asker, team }, standing: judge.standing }
  return { ...(await findCandidate(deps, asker, namedIn(row))), role }
}

function namedIn({ actor, email, position }: BulkRow): Named {
  if (actor) return { actor }
  if (email === undefined) throw new Error(`row ${position} names nobody`)
  return { email }
}
