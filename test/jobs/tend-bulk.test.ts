import { afterEach, beforeEach, expect, test } from 'vitest'
import { BackendUnavailable } from '../../src/backends/backend.ts'
import { UNDO_MS } from '../../src/domain/bulk-steps.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'
import { pauseBulk } from '../../src/usecases/pause-bulk.ts'
import { resumeBulk } from '../../src/usecases/resume-bulk.ts'
import { retryBulk } from '../../src/usecases/retry-bulk.ts'
import { stopBulk } from '../../src/usecases/stop-bulk.ts'
import { askUndoBulk, undoBulk } from '../../src/usecases/undo-bulk.ts'
import {
  auditOfBulk,
  begin,
  callerOf,
  countedBy,
  depsOf,
  findBulk,
  openBulkRig,
  outcomesOf,
  pass,
  readByAnn,
} from './bulk-rig.ts'
import { bob, type Rig, sure, team } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openBulkRig()
})

afterEach(() => rig.store.close())

test('what is under way when a list is paused still arrives, and the rest waits', async () => {
  const bulk = await begin(rig, 8)
  const found: string[] = []
  const slow = async (email: string) => {
    if (found.length === 5)
      throw new PlatformUnavailable('chat', { problem: 'paced', waitMs: 40_000, isUntried: true })
    found.push(email)
    return undefined
  }
  const platform = { ...rig.platform, findPersonByEmail: slow }
  await pass(rig, 1, { platform, backend: { ...rig.backend, send: () => Promise.reject(away()) } })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ on_its_way: 5, waiting: 3 })
  expect(await pauseBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'at_work' })
  expect(await pauseBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'at_work' })
  await pass(rig, 50)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 5, waiting: 3 })
  expect(await findBulk(rig, bulk)).toMatchObject({ pause: { kind: 'asked', byName: 'ann' } })

  await resumeBulk(depsOf(rig), callerOf(), bulk.id)
  await resumeBulk(depsOf(rig), callerOf(), bulk.id)
  await pass(rig, 3)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 8 })
  expect(await auditOfBulk(rig, bulk)).toEqual(['bulk.began', 'bulk.paused', 'bulk.resumed', 'bulk.finished'])
})

const away = () => new BackendUnavailable('Usher', { trouble: 'not_answering' })

test('whoever is left out when it is stopped can be invited after all, and only who failed is tried again', async () => {
  const bulk = await begin(rig, 6)
  await stopBulk(depsOf(rig), callerOf(), bulk.id)
  await pass(rig, 2)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ left: 6 })
  expect(readByAnn(rig).at(-1)).toContain('6 people still waited when ann stopped it')

  const { send } = rig.backend
  let calls = 0
  const full: typeof send = async (offer) => {
    calls += 1
    return calls > 4 ? { kind: 'refused', reason: 'no_seats' } : send(offer)
  }
  expect(await retryBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'begun' })
  await pass(rig, 3, { backend: { ...rig.backend, send: full } })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 4, 'failed no_seats': 2 })

  await retryBulk(depsOf(rig), callerOf(), bulk.id)
  await pass(rig, 3)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 6 })
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished', round: 3 })
  expect(await rig.backend.listInvitations()).toHaveLength(6)
  expect(await retryBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'nothing' })
})

test('while another list is at work, none is tried again and none taken back', async () => {
  const first = await begin(rig, 2)
  await stopBulk(depsOf(rig), callerOf(), first.id)
  await pass(rig, 2)
  const second = await begin(rig, 1)
  expect(await retryBulk(depsOf(rig), callerOf(), first.id)).toMatchObject({ kind: 'under_way' })
  expect(countedBy(await outcomesOf(rig, first))).toEqual({ left: 2 })

  await pass(rig, 2)
  expect(await findBulk(rig, second)).toMatchObject({ status: 'finished' })
  expect(await retryBulk(depsOf(rig), callerOf(), first.id)).toMatchObject({ kind: 'begun' })
  expect(await undoBulk(depsOf(rig), callerOf(), second.id)).toMatchObject({ kind: 'under_way' })
})

test('taken back is what the list sent and is still open, by whoever wanted it', async () => {
  const other = await rig.invite({ status: 'pending' })
  const bulk = await begin(rig, 12)
  await pass(rig, 3)
  const lines = await rig.store.transaction((tx) => tx.listBulkRows({ bulk: bulk.id, limit: 1 }))
  const id = sure(lines[0]?.invitation)
  await rig.store.transaction(async (tx) => {
    const joined = sure(await tx.lockInvitation(id))
    await tx.saveInvitation({ ...joined, status: 'joined' })
  })

  expect(await askUndoBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'sure' })
  expect(await undoBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'at_work' })
  await pass(rig, 3)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ joined: 1, taken_back: 11 })
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'undone', undoneByName: 'ann' })
  expect(await rig.find(other)).toMatchObject({ status: 'pending' })
  expect(readByAnn(rig).at(-1)).toContain('Took back 11 invitations to Lighthouse')
  expect(await undoBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'at_work' })
})

test('whoever said yes and has to finish elsewhere is counted, and taken back', async () => {
  const bulk = await begin(rig, 1)
  await pass(rig, 2)
  const [line] = await rig.store.transaction((tx) => tx.listBulkRows({ bulk: bulk.id, limit: 1 }))
  await rig.store.transaction(async (tx) => {
    const finishing = sure(await tx.lockInvitation(sure(line?.invitation)))
    await tx.saveInvitation({ ...finishing, status: 'joining', finishingSince: rig.deps.now() })
  })
  expect(await askUndoBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'sure' })
  expect(await undoBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'at_work' })
  await pass(rig, 3)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ taken_back: 1 })
})

test('half an hour later it is too late, also for who was asked in time', async () => {
  const bulk = await begin(rig, 1)
  await pass(rig, 2)
  expect(await askUndoBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'sure' })
  rig.pass(UNDO_MS)
  expect(await undoBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'too_late' })
  expect(await askUndoBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'too_late' })
  expect(await auditOfBulk(rig, bulk)).toContain('bulk too_late')
})

test('a process that dies while it takes back goes on where it was', async () => {
  const bulk = await begin(rig, 3)
  await pass(rig, 2)
  await undoBulk(depsOf(rig), callerOf(), bulk.id)
  await rig.die()
  rig.pass(121_000)
  await pass(rig, 3)
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'undone' })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ taken_back: 3 })
})

test.each([
  ['pause', pauseBulk],
  ['resume', resumeBulk],
  ['stop', stopBulk],
  ['retry', retryBulk],
  ['undo', undoBulk],
])('who is nobody in the team cannot %s it, and it is noted', async (_, tend) => {
  const bulk = await begin(rig, 2)
  expect(await tend(depsOf(rig), callerOf(bob), bulk.id)).toMatchObject({ kind: 'denied' })
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'running' })
  const entries = await rig.store.transaction((tx) => tx.listAudit({ team: team.id }))
  expect(entries.at(-1)).toMatchObject({ actor: bob, decision: 'refused' })
})
