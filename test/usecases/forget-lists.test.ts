import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BulkStatus } from '../../src/domain/bulk.ts'
import { asBulkId } from '../../src/domain/ids.ts'
import { recoverInteractions } from '../../src/recover.ts'
import { routes } from '../../src/routes.ts'
import { openRig, type Rig, team } from '../jobs/rig.ts'
import { depsFor, drafted } from './bulk-front.ts'

const DAY_MS = 24 * 60 * 60_000

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

/** Lists of every kind, made now. */
async function makeLists(...statuses: readonly BulkStatus[]): Promise<void> {
  const { bulk } = await drafted(rig, 'ana@lighthouse.example')
  await rig.store.transaction(async (tx) => {
    for (const status of statuses) await tx.insertBulk({ ...bulk, id: asBulkId(status), status })
    await tx.saveBulk({ ...bulk, status: 'dropped' })
  })
}

/** What is left of them after so many days. */
async function leftAfter(days: number): Promise<readonly string[]> {
  rig.pass(days * DAY_MS + 1)
  const deps = { ...depsFor(rig), log: rig.deps.log, routes, newReference: () => 'r' }
  await recoverInteractions(deps, rig.deps.now())
  const statuses = ['reading', 'drafted', 'running', 'finished', 'undone', 'dropped'] as const
  const left = await rig.store.transaction((tx) => tx.listBulks({ team: team.id, statuses, limit: 10 }))
  return left.map(({ status }) => status).toSorted()
}

test('what never began is forgotten after a day, what is over after a month, and nothing that is at work', async () => {
  await makeLists('reading', 'drafted', 'running', 'finished', 'undone')
  expect(await leftAfter(1)).toEqual(['finished', 'running', 'undone'])
  expect(await leftAfter(28)).toEqual(['finished', 'running', 'undone'])
  expect(await leftAfter(1)).toEqual(['running'])
})
