import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Backend, BackendUnavailable, type MemberPage } from '../src/backends/backend.ts'
import { facts as deepgramFacts } from '../src/backends/deepgram/facts.ts'
import { seedTeam } from '../src/backends/embedded/seed-team.ts'
import type { Member } from '../src/domain/account.ts'
import { actorKey } from '../src/domain/actor.ts'
import { asAccountId, asTeamId } from '../src/domain/ids.ts'
import type { Team } from '../src/domain/team.ts'
import { createFounding } from '../src/found-teams.ts'
import type { Founder } from '../src/founders.ts'
import { sampleTeam } from './domain/sample-team.ts'
import { captureLog } from './dsl/log.ts'
import { logLines } from './dsl/log-lines.ts'
import { ann, bob, openRig, type Rig } from './jobs/rig.ts'

const own = sampleTeam()
const hired = sampleTeam({ id: asTeamId('hired'), backend: deepgramFacts })

const ANN: Founder = { name: 'Ann', email: 'ann@lighthouse.example', actors: [ann], isOwner: true }
const BOB: Founder = { name: 'Bob', email: 'bob@lighthouse.example', actors: [bob], isOwner: false }
const NAMELESS: Founder = { name: 'Cara', actors: [{ platform: 'chat', id: 'cara' }], isOwner: true }

const member = ({ name, email }: Founder): Member => ({
  account: asAccountId(`${name} there`),
  name,
  ...(email !== undefined && { email }),
  role: { name: 'member', rank: 'member' },
})

let rig: Rig
let log: ReturnType<typeof captureLog>

beforeEach(async () => {
  rig = await openRig()
  log = captureLog()
})

afterEach(() => rig.store.close())

/** Pages of members, in the order in which they are asked for. */
function founding(teams: readonly Team[], founders: readonly Founder[], pages: (MemberPage | Error)[]) {
  const backend: Backend = {
    ...rig.backend,
    listMembers: async () => {
      const page = pages.shift()
      if (!page) throw new Error('It is asked too often')
      if (page instanceof Error) throw page
      return page
    },
  }
  const deps = {
    store: rig.store,
    log: log.logger,
    now: rig.deps.now,
    backends: { of: () => backend },
    seed: (team: Team, people: readonly Founder[]) =>
      seedTeam({ store: rig.store, newId: randomUUID }, { team: team.id, people }),
  }
  return createFounding({ ...deps, teams: { get: () => own, list: () => teams } }, founders)
}

const linkOf = async (team: Team, actor: typeof ann) =>
  rig.store.transaction((tx) => tx.findLink(team, actor))

describe('in a team at a vendor', () => {
  test('people of the operator are linked to the members with their addresses', async () => {
    const pages: MemberPage[] = [{ members: [member(BOB)], cursor: '1' }, { members: [member(ANN)] }]
    await founding([hired], [ANN, BOB, NAMELESS], pages)()
    const proof = { proof: 'configured' }
    expect(await linkOf(hired, ann)).toMatchObject({ account: 'Ann there', email: ANN.email, ...proof })
    expect(await linkOf(hired, bob)).toMatchObject({ account: 'Bob there', email: BOB.email, ...proof })
    expect(pages).toEqual([])
  })

  test('who is no member today is looked for again, and once all are found nobody is', async () => {
    const pages = [{ members: [member(ANN)] }, { members: [] }, { members: [member(BOB)] }]
    const find = founding([hired], [ANN, BOB], pages)
    await find()
    await find()
    expect(await linkOf(hired, bob)).toBeUndefined()
    await find()
    expect(await linkOf(hired, bob)).toMatchObject({ account: 'Bob there' })
    await find()
    expect(pages).toEqual([])
  })

  test('who is taken out of the settings, or gets another address there, is unlinked at the next start', async () => {
    await founding([hired], [ANN, BOB], [{ members: [member(ANN), member(BOB)] }])()
    const moved = { ...BOB, email: 'bobby@lighthouse.example' }
    await founding([hired], [moved], [{ members: [] }])()
    expect(await linkOf(hired, ann)).toBeUndefined()
    expect(await linkOf(hired, bob)).toBeUndefined()
    const audit = await rig.store.transaction((tx) => tx.listAudit({ team: hired.id }))
    expect(audit.map(({ action, reason }) => `${action} ${reason}`)).toEqual([
      `link.withdrawn ${actorKey(ann)}`,
      `link.withdrawn ${actorKey(bob)}`,
    ])
  })

  test('what they proved themselves is neither replaced by the settings nor goes with them', async () => {
    const link = { team: hired.id, tenant: hired.tenant, actor: ann, account: member(ANN).account }
    await rig.store.transaction((tx) => tx.saveLink({ ...link, proof: 'issuer' }))
    await founding([hired], [ANN], [{ members: [member(ANN)] }])()
    expect(await linkOf(hired, ann)).toMatchObject({ proof: 'issuer' })
    await founding([hired], [], [])()
    expect(await linkOf(hired, ann)).toMatchObject({ proof: 'issuer' })
  })

  test('where the team has moved, a link of the settings goes and one that was proved there stays', async () => {
    const old = { team: hired.id, tenant: 'elsewhere', actor: ann, account: member(BOB).account }
    const proved = { ...old, tenant: hired.tenant, account: member(ANN).account }
    await rig.store.transaction(async (tx) => {
      await tx.saveLink({ ...old, email: 'ann@lighthouse.example', proof: 'configured' })
      await tx.saveLink({ ...proved, proof: 'mail' })
    })
    await founding([hired], [], [])()
    expect(await linkOf(hired, ann)).toMatchObject({ proof: 'mail' })
    expect(await rig.store.transaction((tx) => tx.listLinksByProof(hired.id, 'configured'))).toEqual([])
  })

  test('while it does not answer the operator hears it once, and it is asked again', async () => {
    const down = new BackendUnavailable('Deepgram', { trouble: 'busy', problem: 'answered 429' })
    const find = founding([hired], [ANN], [down, down, { members: [member(ANN)] }])
    await find()
    await find()
    expect(logLines(log)).toMatchObject([
      { level: 40, team: 'hired', problem: 'Deepgram is unavailable: answered 429' },
    ])
    expect(log.text()).not.toContain('ann@')
    await find()
    expect(await linkOf(hired, ann)).toMatchObject({ account: 'Ann there' })
  })

  test('the operator hears who is no member, by their ids, and when they are fewer', async () => {
    const nobody = { members: [] }
    const find = founding([hired], [ANN, BOB], [nobody, nobody, { members: [member(ANN)] }])
    for (let count = 0; count < 3; count += 1) await find()
    const [annId, bobId] = [actorKey(ann), actorKey(bob)]
    expect(logLines(log)).toMatchObject([
      { level: 30, team: 'hired', backend: 'deepgram', who: `${annId} ${bobId}` },
      { level: 30, team: 'hired', backend: 'deepgram', who: bobId },
    ])
  })

  test('a fault of our own is not taken for one of the backend', async () => {
    await expect(founding([hired], [ANN], [new Error('ours')])()).rejects.toThrow('ours')
  })

  test('where the operator vouches for nobody, nobody is asked', async () => {
    await founding([hired], [NAMELESS], [])()
    expect(await linkOf(hired, ann)).toBeUndefined()
  })
})

describe("in a team of Usher's own", () => {
  const ranks = () =>
    rig.store.transaction((tx) => tx.embedded.listMemberships({ team: own.id, limit: 9, offset: 0 }))

  test('owners are in from the start, and others only known', async () => {
    await founding([own], [ANN, BOB, NAMELESS], [])()
    expect((await ranks()).map(({ name, role }) => `${name} ${role}`)).toEqual(['Ann owner', 'Cara owner'])
    expect(await linkOf(own, bob)).toMatchObject({ email: BOB.email })
  })

  test('they are made once, and who was put out since stays out', async () => {
    const find = founding([own], [ANN], [])
    await find()
    const [first] = await ranks()
    if (!first) throw new Error('Ann is not in')
    await rig.store.transaction((tx) => tx.embedded.deleteMembership(own.id, first.account))
    await find()
    expect(await ranks()).toEqual([])
  })

  test('each team has its own', async () => {
    await founding([own, hired], [ANN], [{ members: [member(ANN)] }])()
    expect(await linkOf(own, ann)).not.toMatchObject({ account: 'Ann there' })
    expect(await linkOf(hired, ann)).toMatchObject({ account: 'Ann there' })
  })
})
