import { afterEach, beforeEach, expect, test } from 'vitest'
import { BackendUnavailable } from '../../src/backends/backend.ts'
import type { Person } from '../../src/domain/actor.ts'
import { OnHold } from '../../src/jobs/holds.ts'
import type { Caller } from '../../src/usecases/caller.ts'
import { pauseBulk } from '../../src/usecases/pause-bulk.ts'
import { resumeBulk } from '../../src/usecases/resume-bulk.ts'
import { retryBulk } from '../../src/usecases/retry-bulk.ts'
import { stopBulk } from '../../src/usecases/stop-bulk.ts'
import {
  addressOf,
  begin,
  callerOf,
  countedBy,
  depsOf,
  findBulk,
  openBulkRig,
  outcomesOf,
  pass,
} from './bulk-rig.ts'
import { AFTER_A_LEASE_MS, type Rig } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openBulkRig()
})

afterEach(() => rig.store.close())

const found = (kind: Person['kind']): Person => ({ actor: { platform: 'chat', id: 'p0' }, name: 'P0', kind })

test('what a process finds that comes too late takes nothing back from whoever was faster', async () => {
  const bulk = await begin(rig, 3)
  let isFirst = true
  const late = async () => {
    if (!isFirst) return found('guest')
    isFirst = false
    rig.pass(AFTER_A_LEASE_MS)
    await rig.run()
    return found('guest')
  }
  await pass(rig, 5, { platform: { ...rig.platform, findPersonByEmail: late } })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 3 })
})

test('one card that a hold keeps does not end a list whose others are still on their way', async () => {
  const bulk = await begin(rig, 2)
  const deliver: typeof rig.platform.deliver = (to, view, attempt) => {
    if (to.id === 'p0') throw new OnHold(rig.platform, { reason: 'flagged' })
    return rig.platform.deliver(to, view, attempt)
  }
  const findPersonByEmail = async (email: string) => (email === addressOf(0) ? found('person') : undefined)
  const send: typeof rig.backend.send = async (offer) => {
    if (offer.invitee.email === addressOf(1)) throw new BackendUnavailable('Usher', { trouble: 'busy' })
    return rig.backend.send(offer)
  }
  const platform = { ...rig.platform, deliver, findPersonByEmail }
  await pass(rig, 4, { platform, backend: { ...rig.backend, send } })
  expect(await outcomesOf(rig, bulk)).toEqual(['invited', 'on_its_way'])
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'running' })

  await pass(rig, 20, { platform })
  expect(await outcomesOf(rig, bulk)).toEqual(['invited', 'invited'])
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished' })
})

/** The same once more: the process died before it could say that it was done. */
const again = (caller: Caller, doneAt: Date): Caller => ({ ...caller, doneAt })

test('who tried again before a crash does not try a third time after it', async () => {
  const bulk = await begin(rig, 2)
  await stopBulk(depsOf(rig), callerOf(), bulk.id)
  await pass(rig, 2)
  const [caller, doneAt] = [callerOf(), rig.deps.now()]
  await retryBulk(depsOf(rig), caller, bulk.id)
  await pass(rig, 3, {
    backend: { ...rig.backend, send: async () => ({ kind: 'refused', reason: 'no_seats' }) },
  })
  expect(await retryBulk(depsOf(rig), again(caller, doneAt), bulk.id)).toMatchObject({ kind: 'at_work' })
  await pass(rig, 3)
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished', round: 2 })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ 'failed no_seats': 2 })
})

test('a pause from before a crash does not hold what somebody let go on since', async () => {
  const bulk = await begin(rig, 2)
  rig.pass(1_000)
  const [caller, doneAt] = [callerOf(), rig.deps.now()]
  await pauseBulk(depsOf(rig), caller, bulk.id)
  await resumeBulk(depsOf(rig), callerOf(), bulk.id)
  await pauseBulk(depsOf(rig), again(caller, doneAt), bulk.id)
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'running' })
})

test('what a crash kept from being done is done after it', async () => {
  const bulk = await begin(rig, 2)
  rig.pass(1_000)
  await pauseBulk(depsOf(rig), again(callerOf(), rig.deps.now()), bulk.id)
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'paused' })
})

test('a word for a role that they may not hand out is not taken for another one', async () => {
  const roles = [
    { name: 'Admin', rank: 'owner' },
    { name: 'Editor', rank: 'admin' },
  ] as const
  const bulk = await begin(rig, 1, { role: 'admin' })
  await pass(rig, 3, { backend: { ...rig.backend, listRoles: async () => roles } })
  expect(await outcomesOf(rig, bulk)).toEqual(['refused role_not_allowed'])
})
