import { afterEach, beforeEach, expect, test } from 'vitest'
import { BackendUnavailable } from '../../src/backends/backend.ts'
import type { Person } from '../../src/domain/actor.ts'
import type { Team } from '../../src/domain/team.ts'
import { runEffect } from '../../src/jobs/run-effect.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'
import { resumeBulk } from '../../src/usecases/resume-bulk.ts'
import {
  addressOf,
  auditOfBulk,
  begin,
  callerOf,
  countedBy,
  depsOf,
  findBulk,
  makeAnn,
  openBulkRig,
  outcomesOf,
  pass,
  readByAnn,
} from './bulk-rig.ts'
import { AFTER_A_LEASE_MS, bob, HOUR_MS, type Rig, sure, team, toldTo } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openBulkRig()
})

afterEach(() => rig.store.close())

/** Everybody with an address is in the chat, and one of them is a guest there. */
async function lookUp(email: string): Promise<Person> {
  const id = email.slice(0, email.indexOf('@'))
  const kind = email === addressOf(1) ? 'guest' : 'person'
  return { actor: { platform: 'chat', id }, name: id.toUpperCase(), kind }
}

test('everybody on the list is invited, row by row, and the report says so', async () => {
  const bulk = await begin(rig, 30)
  await pass(rig, 5)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 30 })
  expect(await rig.backend.listInvitations()).toHaveLength(30)
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished', round: 1 })
  expect(await auditOfBulk(rig, bulk)).toEqual(['bulk.began', 'bulk.finished'])
  expect(readByAnn(rig).at(-1)).toContain('Invited 30 of 30 people to Lighthouse')
})

test('whoever is in a chat gets their card, and a guest is refused at their turn', async () => {
  const bulk = await begin(rig, 3)
  await pass(rig, 3, { platform: { ...rig.platform, findPersonByEmail: lookUp } })
  expect(await outcomesOf(rig, bulk)).toEqual(['invited', 'refused guest', 'invited'])
  expect(toldTo(rig, { id: 'p0' })).toEqual(['(neutral) Ann invites you to join Lighthouse'])
  expect(toldTo(rig, { id: 'p1' })).toEqual([])
})

test('what the report tells is not told one by one', async () => {
  await begin(rig, 2)
  const refusing = { ...rig.backend, send: async () => ({ kind: 'refused', reason: 'no_seats' }) as const }
  await pass(rig, 3, { backend: refusing })
  rig.pass(HOUR_MS)
  await rig.run()
  expect(toldTo(rig, { id: 'ann' })).toEqual([
    '(waiting) Inviting 2 people to Lighthouse',
    '(neutral) Invited 0 of 2 people to Lighthouse',
  ])
})

/** So many look-ups at once, and then one each 1.2 seconds. */
function paced(burst: number) {
  let tokens = burst
  let filledAt = rig.deps.now().getTime()
  const looked: string[] = []
  const findPersonByEmail = async (email: string) => {
    const now = rig.deps.now().getTime()
    const gathered = Math.floor((now - filledAt) / 1_200)
    filledAt += gathered * 1_200
    tokens = Math.min(burst, tokens + gathered)
    if (tokens === 0)
      throw new PlatformUnavailable('chat', { problem: 'paced', waitMs: 1_200, isUntried: true })
    tokens -= 1
    looked.push(email)
    return undefined
  }
  return { looked, platform: { ...rig.platform, findPersonByEmail } }
}

test('a list that waits for its turn keeps whom it has found, and looks nobody up twice', async () => {
  const bulk = await begin(rig, 40)
  const { looked, platform } = paced(10)
  await pass(rig, 5, { platform })
  expect(countedBy(await outcomesOf(rig, bulk))).toMatchObject({ invited: 10 })
  // Those whose turn has come meanwhile are invited together.
  await pass(rig, 1, { platform })
  expect(countedBy(await outcomesOf(rig, bulk))).toMatchObject({ invited: 15 })
  // Ten at once, and thirty at 1.2 seconds each.
  await pass(rig, 31, { platform })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 40 })
  expect(looked).toHaveLength(new Set(looked).size)
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished' })
})

test('a platform in trouble is tried again later, from where it was', async () => {
  const bulk = await begin(rig, 30)
  let calls = 0
  const failing = async (email: string) => {
    calls += 1
    if (calls > 12) throw new PlatformUnavailable('Slack', { problem: 'internal_error' })
    return lookUp(email)
  }
  await pass(rig, 6, { platform: { ...rig.platform, findPersonByEmail: failing } })
  expect(countedBy(await outcomesOf(rig, bulk))).toMatchObject({ waiting: 18 })
  const problem = await rig.store.transaction((tx) => tx.findProblem(bulk.id))
  expect(problem).toBe('Slack is not available: internal_error')

  await pass(rig, 20)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 29, 'refused guest': 1 })
})

test('a process that dies in the middle leaves no row in between', async () => {
  const bulk = await begin(rig, 30)
  await rig.run()
  await rig.die()
  rig.pass(AFTER_A_LEASE_MS)
  await pass(rig, 5)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 30 })
  const page = { team: team.id, limit: 1, offset: 0 }
  expect(await rig.store.transaction((tx) => tx.listInvitations(page))).toMatchObject({ total: 30 })
})

test('a turn that could not be written down is taken again, and nobody is invited twice', async () => {
  const bulk = await begin(rig, 10)
  let isBroken = true
  const breaking = {
    ...rig.platform,
    findPersonByEmail: async () => {
      if (!isBroken) return undefined
      isBroken = false
      // Another process has taken the list meanwhile, and this one comes late with what it found.
      rig.pass(AFTER_A_LEASE_MS)
      await rig.run()
      return undefined
    },
  }
  await pass(rig, 5, { platform: breaking })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 10 })
  expect(await rig.backend.listInvitations()).toHaveLength(10)
})

test('no more are under way than a pause can bear, and whoever asked is judged at every turn', async () => {
  const bulk = await begin(rig, 110)
  const silent = { ...rig.backend, send: () => Promise.reject(away()) }
  await pass(rig, 2, { backend: silent })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ on_its_way: 100, waiting: 10 })

  await makeAnn(rig, 'member')
  await pass(rig, 6)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 100, waiting: 10 })
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'paused', pause: { kind: 'not_allowed' } })
  expect(await auditOfBulk(rig, bulk)).toContain('bulk.paused not_allowed_any_more')
  expect(await resumeBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'denied' })

  await makeAnn(rig, 'admin')
  rig.pass(10_000)
  expect(await resumeBulk(depsOf(rig), callerOf(bob), bulk.id)).toMatchObject({ kind: 'denied' })
  expect(await resumeBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'at_work' })
  await pass(rig, 3)
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 110 })
})

const away = () => new BackendUnavailable('Usher', { trouble: 'not_answering' })

test('a role that they may not hand out any more is refused row by row', async () => {
  const bulk = await begin(rig, 1, { role: 'owner' })
  await pass(rig, 2)
  expect(await outcomesOf(rig, bulk)).toEqual(['refused role_not_allowed'])
})

test('somebody who cannot be looked up keeps nobody else from their turn', async () => {
  const bulk = await begin(rig, 30)
  const findPersonByEmail = (email: string) =>
    email === addressOf(3) ? Promise.reject(new TypeError('a bug')) : Promise.resolve(undefined)
  const broken = { ...rig.platform, findPersonByEmail }
  await pass(rig, 3, { platform: broken })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ invited: 29, waiting: 1 })

  // It is given up, and somebody can let it go on.
  for (let attempt = 0; attempt < 13; attempt += 1) {
    rig.pass(HOUR_MS)
    await rig.run({ platform: broken })
  }
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'paused', pause: { kind: 'given_up' } })
  expect(await resumeBulk(depsOf(rig), callerOf(), bulk.id)).toMatchObject({ kind: 'at_work' })
  await pass(rig, 2)
  expect(await outcomesOf(rig, bulk)).toContain('invited')
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished' })
})

test('a team that is full by then takes nobody else, and whoever was picked in the chat is known by name', async () => {
  const bulk = await begin(rig, 3)
  const picked = { verdict: 'new', state: 'new', typed: '@bob', actor: bob, line: 1 } as const
  await rig.store.transaction(async (tx) => {
    await tx.insertBulkRows([{ ...picked, bulk: bulk.id, position: 9 }])
    const [first] = await tx.listBulkRows({ bulk: bulk.id, limit: 1 })
    await tx.saveBulkRow({ ...sure(first), state: 'left' })
  })
  // Ann is in it.
  await runIn(rig, { ...team, memberLimit: 3 })
  expect(countedBy(await outcomesOf(rig, bulk))).toMatchObject({ left: 1, 'refused over_limit': 1 })

  const sent = await rig.store.transaction((tx) => tx.listInvitations({ team: team.id, limit: 9, offset: 0 }))
  expect(sent.invitations.map(({ invitee }) => invitee.name)).toContain('bob')
})

test('a list of where the team was before ends, and who waited is left out', async () => {
  const bulk = await begin(rig, 3)
  await runIn(rig, { ...team, tenant: 'another' })
  expect(countedBy(await outcomesOf(rig, bulk))).toEqual({ left: 3 })
  expect(await findBulk(rig, bulk)).toMatchObject({ status: 'finished' })
  await rig.run()
  expect(readByAnn(rig).at(-1)).toContain('3 people still waited when the team moved to another place')
})

/** One turn of a list in a team that is otherwise. */
async function runIn({ store, deps }: Rig, otherwise: Team): Promise<void> {
  const teams = { get: () => otherwise, list: () => [otherwise] }
  const claim = { now: deps.now(), leaseUntil: new Date(deps.now().getTime() + 1), limit: 1 }
  const kinds = ['run_bulk'] as const
  const [effect] = await store.transaction((tx) => tx.claimEffects({ ...claim, kinds }))
  if (effect) await runEffect({ ...deps, teams }, effect)
}
