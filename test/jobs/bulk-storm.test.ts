import { expect, test } from 'vitest'
import { BackendUnavailable } from '../../src/backends/backend.ts'
import type { Bulk } from '../../src/domain/bulk.ts'
import type { BulkTally } from '../../src/domain/bulk-tally.ts'
import { OnHold } from '../../src/jobs/holds.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'
import { pauseBulk } from '../../src/usecases/pause-bulk.ts'
import { resumeBulk } from '../../src/usecases/resume-bulk.ts'
import { retryBulk } from '../../src/usecases/retry-bulk.ts'
import { sightBulk } from '../../src/usecases/sight-bulk.ts'
import { stopBulk } from '../../src/usecases/stop-bulk.ts'
import { undoBulk } from '../../src/usecases/undo-bulk.ts'
import { bulkReportView } from '../../src/views/bulk-report.ts'
import { readAloud } from '../views/read-aloud.ts'
import { begin, callerOf, depsOf, findBulk, openBulkRig, outcomesOf, pass } from './bulk-rig.ts'
import { AFTER_A_LEASE_MS, type Rig, team } from './rig.ts'

const PEOPLE = 40
const STEPS = 30

/** The same numbers for the same seed, between 0 and 1. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

type Random = () => number

type Storm = {
  readonly rig: Rig
  readonly bulk: Bulk
  readonly random: Random
  /** Every message about it as it reads by now. */
  readonly shown: Map<string, string>
}

type Parts = NonNullable<Parameters<Rig['run']>[0]>

/** Half of the calls go wrong, each in one of several ways. */
function troubled({ rig, random }: Storm): Parts {
  const { send, revoke } = rig.backend
  const away = () => new BackendUnavailable('Usher', { trouble: 'busy', isUndone: true })
  return {
    platform: {
      ...rig.platform,
      findPersonByEmail: async (email) => {
        const luck = random()
        if (luck < 0.05) throw new Error('a fault of ours')
        if (luck < 0.1) throw new PlatformUnavailable('chat', { problem: 'internal_error' })
        if (luck < 0.2)
          throw new PlatformUnavailable('chat', { problem: 'paced', waitMs: 1_200, isUntried: true })
        if (luck < 0.3) throw new OnHold(rig.platform, { reason: 'flagged' })
        const id = email.slice(0, email.indexOf('@'))
        return luck < 0.6
          ? undefined
          : { actor: { platform: 'chat', id }, name: id, kind: luck < 0.7 ? 'guest' : 'person' }
      },
      deliver: async (to, view, attempt) => {
        if (random() < 0.2) throw new OnHold(rig.platform, { reason: 'flagged' })
        return rig.platform.deliver(to, view, attempt)
      },
    },
    backend: {
      ...rig.backend,
      send: async (offer) => {
        const luck = random()
        if (luck < 0.3) throw away()
        return luck < 0.5 ? { kind: 'refused', reason: 'no_seats' } : send(offer)
      },
      revoke: async (key) => {
        if (random() < 0.3) throw away()
        return revoke(key)
      },
    },
  }
}

type Act = typeof pauseBulk | typeof retryBulk

/** What somebody would press, and sometimes what is of no use any more. */
const ACTS: Partial<Record<Bulk['status'], readonly Act[]>> = {
  running: [pauseBulk, pauseBulk, stopBulk, undoBulk],
  paused: [resumeBulk, resumeBulk, stopBulk, retryBulk],
  finished: [retryBulk, retryBulk, undoBulk, resumeBulk],
  undoing: [retryBulk, undoBulk, pauseBulk],
}

async function step(storm: Storm): Promise<void> {
  const { rig, bulk, random } = storm
  const luck = random()
  const acts = ACTS[(await findBulk(rig, bulk)).status] ?? []
  const act = acts[Math.floor(random() * acts.length)]
  if (luck < 0.4 && act) await act(depsOf(rig), callerOf(), bulk.id)
  else if (luck < 0.5) {
    await rig.die()
    rig.pass(AFTER_A_LEASE_MS)
  } else if (luck < 0.6) rig.pass(16 * 60_000)
  await pass(rig, 2, watched(storm, troubled(storm)))
}

const tallyNow = ({ rig, bulk }: Storm): Promise<BulkTally> =>
  rig.store.transaction(async (tx) => {
    const current = await tx.findBulk(bulk.id)
    return (await sightBulk(tx, team, { bulk: current ?? bulk, now: rig.deps.now() })).tally
  })

/** Everybody is in one place, and nobody has two invitations. */
async function addsUp(storm: Storm): Promise<void> {
  const { waiting, invited, refused, failed, left, takingBack, takenBack, ...tally } = await tallyNow(storm)
  const sending = tally.outcomes.find(({ outcome }) => outcome.kind === 'on_its_way')?.rows ?? 0
  expect(waiting + invited + refused + failed + left + takingBack + takenBack + sending).toBe(PEOPLE)
  expect(tally.wanted).toBe(PEOPLE)
  const addresses = (await storm.rig.backend.listInvitations()).map(({ email }) => email)
  expect(new Set(addresses).size).toBe(addresses.length)
}

function watched({ rig, shown }: Storm, parts: Parts = {}): Parts {
  const platform = { ...rig.platform, ...parts.platform }
  return {
    ...parts,
    platform: {
      ...platform,
      deliver: async (to, view, attempt) => {
        const delivery = await platform.deliver(to, view, attempt)
        if (delivery.kind === 'delivered') shown.set(delivery.ref.message, readAloud(view))
        return delivery
      },
      revise: async (ref, view) => {
        shown.set(ref.message, readAloud(view))
        return platform.revise(ref, view)
      },
    },
  }
}

const titleOf = (text = ''): string => text.split('\n')[0] ?? ''

/** What people read of it is how it stands. Cards that a hold has kept arrive later, and people answer. */
async function isTold({ rig, bulk, shown }: Storm): Promise<void> {
  const [text, message] = await rig.store.transaction(async (tx) => {
    const sight = await sightBulk(tx, team, {
      bulk: (await tx.findBulk(bulk.id)) ?? bulk,
      now: rig.deps.now(),
    })
    const report = (await tx.listCards(bulk.id)).findLast(({ purpose }) => purpose === 'report')
    return [readAloud(bulkReportView(sight, [])), report?.message ?? '']
  })
  expect(titleOf(shown.get(message))).toBe(titleOf(text))
}

/** All is well again, and whoever held it lets it go on. */
async function calm(storm: Storm): Promise<void> {
  const { rig, bulk } = storm
  for (let hour = 0; hour < 8; hour += 1) {
    rig.pass(60 * 60_000)
    await pass(rig, 4, watched(storm))
    const { status } = await findBulk(rig, bulk)
    if (status === 'paused') await resumeBulk(depsOf(rig), callerOf(), bulk.id)
  }
}

const ENDS = ['finished', 'undone']
const UNDECIDED = ['waiting', 'on_its_way', 'taking_back']

test.each([1, 2, 3, 4])('whatever happens to a list, it comes to an end that adds up (%i)', async (seed) => {
  const rig = await openBulkRig()
  const bulk = await begin(rig, PEOPLE)
  const storm: Storm = { rig, bulk, random: createRandom(seed), shown: new Map() }
  for (let count = 0; count < STEPS; count += 1) {
    await step(storm)
    await addsUp(storm)
  }
  await calm(storm)
  await addsUp(storm)
  await isTold(storm)
  expect((await outcomesOf(rig, bulk)).filter((word) => UNDECIDED.includes(word))).toEqual([])
  expect(ENDS).toContain((await findBulk(rig, bulk)).status)
  await rig.store.close()
})
