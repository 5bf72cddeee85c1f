import { randomUUID } from 'node:crypto'
import { seedTeam } from '../../src/backends/embedded/seed-team.ts'
import { commandTable } from '../../src/commands.ts'
import type { Bulk, BulkRow } from '../../src/domain/bulk.ts'
import { type BulkOutcome, outcomeOf } from '../../src/domain/bulk-outcome.ts'
import { asBulkId, asDeliveryId } from '../../src/domain/ids.ts'
import type { Platform } from '../../src/platforms/platform.ts'
import { beginRound } from '../../src/usecases/begin-bulk.ts'
import type { Caller } from '../../src/usecases/caller.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import type { View } from '../../src/views/view.ts'
import type { FakePlatform } from '../fakes/platform.ts'
import { withoutLinks } from '../fakes/without-links.ts'
import { readAloud } from '../views/read-aloud.ts'
import { ann, openRig, type Rig, sure, team } from './rig.ts'

export const DIRECT = { platform: 'chat', isDirect: true }
export const ADMINS = { platform: 'chat', space: 'here', channel: 'admins' }

/** A rig in which Ann is an owner, so that she may invite lists. */
export async function openBulkRig(): Promise<Rig> {
  const rig = await openRig()
  const people = [{ name: 'Ann', actors: [ann], isOwner: true }]
  await seedTeam({ store: rig.store, newId: randomUUID }, { team: team.id, people })
  return rig
}

/** Ann has another role from now on. */
export async function makeAnn(rig: Rig, role: string): Promise<void> {
  await rig.store.transaction(async (tx) => {
    const { account } = sure(await tx.findLink(team, ann))
    await tx.embedded.saveMembership(team.id, account, role)
  })
}

export const addressOf = (position: number): string => `p${position}@example.com`

/** A list of Ann's that she has said yes to: so many people, by their addresses. */
export async function begin(rig: Rig, people: number, wish: Partial<Bulk> = {}): Promise<Bulk> {
  const bulk = bulkOf(rig.deps.now(), wish)
  const rows = Array.from({ length: people }, (_, position) => rowOf(bulk, position))
  await rig.store.transaction(async (tx) => {
    await tx.insertBulk(bulk)
    await tx.insertBulkRows(rows)
    await beginRound(tx, bulk, { now: rig.deps.now(), place: bulk.place })
  })
  return bulk
}

const bulkOf = (createdAt: Date, wish: Partial<Bulk>): Bulk => ({
  id: asBulkId(randomUUID()),
  team: team.id,
  tenant: team.tenant,
  asker: ann,
  askerName: 'Ann',
  place: DIRECT,
  leftOut: [],
  role: 'member',
  status: 'drafted',
  round: 0,
  createdAt,
  ...wish,
})

const rowOf = ({ id: bulk }: Bulk, position: number): BulkRow => ({
  bulk,
  position,
  line: position + 1,
  typed: addressOf(position),
  email: addressOf(position),
  verdict: 'new',
  state: 'new',
})

type Parts = Parameters<Rig['run']>[0]

/** Whatever is due, second by second. */
export async function pass(rig: Rig, seconds: number, parts?: Parts): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await rig.run(parts)
    rig.pass(1_000)
  }
  await rig.run(parts)
}

export const findBulk = async (rig: Rig, { id }: Bulk): Promise<Bulk> =>
  sure(await rig.store.transaction((tx) => tx.findBulk(id)))

/** What came of every row, as its kind: "invited", "refused guest". */
export async function outcomesOf(rig: Rig, { id: bulk }: Bulk): Promise<readonly string[]> {
  const lines = await rig.store.transaction((tx) => tx.listBulkRows({ bulk, limit: 10_000 }))
  return lines.map((line) => wordFor(outcomeOf(line)))
}

function wordFor(outcome: BulkOutcome): string {
  if (outcome.kind === 'refused') return `refused ${outcome.reason}`
  return outcome.kind === 'failed' ? `failed ${outcome.failure}` : outcome.kind
}

/** Words and how often each of them occurs. */
export function countedBy(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** The platform, and everything that its messages became since. */
export function watched(platform: FakePlatform, wish: Partial<Platform> = {}) {
  const revisions: string[] = []
  const revise = async (_ref: unknown, view: View) => {
    revisions.push(readAloud(view))
    return { kind: 'revised' } as const
  }
  return { platform: { ...platform, revise, ...wish }, revisions }
}

/** What Ann was sent, as she would read it. */
export const readByAnn = ({ platform }: Rig): readonly string[] =>
  platform.delivered.filter(({ to }) => to.id === ann.id).map(({ view }) => readAloud(view))

export const depsOf = (rig: Rig): Deps => ({
  ...rig.deps,
  ...withoutLinks,
  commands: commandTable,
  settle: async () => {},
})

let deliveries = 0

export function callerOf(actor: Caller['actor'] = ann): Caller {
  deliveries += 1
  const delivery = asDeliveryId(`bulk ${deliveries}`)
  return { actor, name: actor.id === 'ann' ? 'Ann' : 'Bob', place: DIRECT, team, delivery }
}

/** What was noted of it, by action. */
export async function auditOfBulk({ store }: Rig, { id }: Bulk): Promise<readonly string[]> {
  const entries = await store.transaction((tx) => tx.listAudit({ team: team.id, bulk: id }))
  return entries.map(({ action, reason }) => (reason ? `${action} ${reason}` : action))
}
