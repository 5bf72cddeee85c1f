import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SeedPerson, seedTeam } from '../../src/backends/embedded/seed-team.ts'
import type { Store } from '../../src/store/store.ts'
import { openEmptyStore } from './open-embedded.ts'
import { annInChat, BOB, bobInChat, TEAM } from './samples.ts'

let store: Store

beforeEach(async () => {
  store = await openEmptyStore()
})

afterEach(() => store.close())

const ann: SeedPerson = { name: 'Ann', actors: [annInChat], isOwner: true }
const bob: SeedPerson = { name: 'Bob', email: 'bob@example.com', actors: [bobInChat], isOwner: false }

const seed = (...people: readonly SeedPerson[]) =>
  seedTeam({ store, newId: randomUUID }, { team: TEAM, people })

const members = () =>
  store.transaction((tx) => tx.embedded.listMemberships({ team: TEAM, limit: 9, offset: 0 }))

const AT = { id: TEAM, tenant: 'embedded' }

const accountOf = async (actor: typeof annInChat) =>
  (await store.transaction((tx) => tx.findLink(AT, actor)))?.account

describe('the first people of a team', () => {
  it('are known from the start, and only owners are members', async () => {
    await seed(ann, bob)
    expect(await members()).toEqual([{ account: await accountOf(annInChat), name: 'Ann', role: 'owner' }])
    const link = await store.transaction((tx) => tx.findLink(AT, bobInChat))
    expect(link).toMatchObject({ email: bob.email, proof: 'configured' })
  })

  it('are the same after every start', async () => {
    await seed(ann, bob)
    const before = [await accountOf(annInChat), await accountOf(bobInChat), await members()]
    await seed(ann, bob)
    await seed(bob, ann)
    expect([await accountOf(annInChat), await accountOf(bobInChat), await members()]).toEqual(before)
  })

  it('are one account on both platforms', async () => {
    await seed({ ...ann, actors: [annInChat] })
    await seed({ ...ann, actors: [bobInChat, annInChat] })
    expect(await accountOf(bobInChat)).toBe(await accountOf(annInChat))
    expect(await members()).toHaveLength(1)
  })

  it('are found by their address where no link is known', async () => {
    await store.transaction((tx) =>
      tx.embedded.saveAccount({ id: BOB, name: 'Robert', email: 'bob@example.com' }),
    )
    await seed(bob)
    expect(await accountOf(bobInChat)).toBe(BOB)
    const account = await store.transaction((tx) => tx.embedded.findAccountById(BOB))
    expect(account?.name).toBe('Robert')
  })

  it('are known by their link rather than by an address that somebody else has', async () => {
    await seed(ann, bob)
    const own = await accountOf(annInChat)
    await seed({ ...ann, email: 'bob@example.com' })
    expect(await accountOf(annInChat)).toBe(own)
    expect(await accountOf(bobInChat)).not.toBe(own)
  })

  it('get the address that the operator added', async () => {
    await seed(ann)
    await seed({ ...ann, email: 'ann@example.com' })
    const account = await store.transaction((tx) => tx.embedded.findAccountByEmail('ann@example.com'))
    expect(account?.id).toBe(await accountOf(annInChat))
  })

  it('become owners when they are named so, and stay what they are when no longer', async () => {
    await seed(ann, bob)
    await seed(ann, { ...bob, isOwner: true })
    await seed(bob)
    expect((await members()).map(({ name, role }) => [name, role])).toEqual([
      ['Ann', 'owner'],
      ['Bob', 'owner'],
    ])
  })
})
