import { beforeEach, describe, expect, it } from 'vitest'
import type { SignIn, StandIn } from '../../../src/simulator/backends/stand-in.ts'
import { type StandInKind, standIns } from '../../../src/simulator/backends/stand-ins.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { type Arrival, createTeamHome, type TeamHome } from '../../../src/simulator/home/team-home.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'

const clock = createManualClock(new Date('2026-03-02T09:00:00Z'))

describe('where the team lives', () => {
  let started: string[]
  let closed: string[]
  let arrivals: Arrival[]
  let arrive: (arrival: Arrival) => Promise<void>
  let home: TeamHome
  let trusted: SignIn | undefined
  const issuer: SignIn = async () => undefined

  const kind = (name: string): StandInKind => ({
    name,
    title: name.toUpperCase(),
    start: async ({ team, signIn }) => {
      trusted = signIn
      started.push(`${name} for ${team.name} of ${team.owner.email}`)
      return standInCalled(name, () => closed.push(name))
    },
  })
  beforeEach(() => {
    started = []
    closed = []
    arrivals = []
    arrive = async (arrival) => void arrivals.push(arrival)
    home = createTeamHome({
      world: createWorld(),
      clock,
      standIns: [kind('one'), kind('two')],
      signIn: issuer,
      onArrival: (arrival) => arrive(arrival),
    })
  })

  it('offers Usher’s own database and every vendor', () => {
    expect(home.view()).toMatchObject({
      team: 'Lighthouse',
      choices: [
        { name: 'embedded', title: "Usher's own database" },
        { name: 'one', title: 'ONE' },
        { name: 'two', title: 'TWO' },
      ],
    })
  })

  it('begins in Usher’s own database without starting a vendor', async () => {
    await home.begin('embedded')
    expect(arrivals).toEqual([{ name: 'embedded', environment: { USHER_BACKEND: 'embedded' }, isNew: false }])
    expect(started).toEqual([])
    expect(home.view()).toMatchObject({ name: 'embedded', console: undefined })
    expect(() => home.vendor()).toThrow('there is no vendor')
  })

  it('starts a vendor once, for Ann, and says when its ledger is another one’s', async () => {
    await home.begin('embedded')
    await home.move('one')
    await home.move('embedded')
    await home.move('one')
    expect(started).toEqual(['one for Lighthouse of ann@lighthouse.example'])
    expect(arrivals.map(({ name, isNew }) => [name, isNew])).toEqual([
      ['embedded', false],
      ['one', true],
      ['embedded', false],
      ['one', false],
    ])
    expect(arrivals[1]?.environment).toEqual({ USHER_BACKEND: 'one' })
    expect(home.view()).toMatchObject({ name: 'one', console: { title: 'ONE' } })
  })

  it('tells the vendor which issuer to trust', async () => {
    await home.begin('one')
    expect(trusted).toBe(issuer)
  })

  it('says that it moves, and takes no second move meanwhile', async () => {
    await home.begin('embedded')
    const views: unknown[] = []
    home.onChange(() => views.push(home.view().movingTo))
    const move = home.move('one')
    await expect(home.move('two')).rejects.toThrow('moving already, to ONE')
    await move
    expect(views.at(0)).toBe('ONE')
    expect(views.at(-1)).toBeUndefined()
  })

  it('goes back where it was when Usher cannot start there, and says why', async () => {
    await home.begin('embedded')
    arrive = async (arrival) => {
      if (arrival.name === 'one') throw new Error('ONE_KEY is missing.')
      arrivals.push(arrival)
    }
    await home.move('one')
    expect(home.view()).toMatchObject({
      name: 'embedded',
      problem: 'The team could not move to ONE. ONE_KEY is missing. It still lives where it did.',
    })
    expect(arrivals.map(({ name }) => name)).toEqual(['embedded', 'embedded'])

    arrive = async (arrival) => void arrivals.push(arrival)
    await home.move('one')
    expect(home.view().name).toBe('one')
    expect(home.view().problem).toBeUndefined()
    expect(arrivals.at(-1)).toMatchObject({ name: 'one', isNew: true })
  })

  it('says so where there is no way back either', async () => {
    await home.begin('embedded')
    arrive = () => Promise.reject(new Error('The disk is full.'))
    await home.move('two')
    expect(home.view().problem).toBe(
      'The team could not move to TWO. The disk is full. And there is no way back: The disk is full.',
    )
  })

  it('knows no other backend', async () => {
    await expect(home.begin('three')).rejects.toThrow('no backend three')
    await expect(home.move('three')).rejects.toThrow('no backend three')
  })

  it('closes every vendor it started', async () => {
    await home.begin('one')
    await home.move('two')
    await home.close()
    expect(closed.toSorted()).toEqual(['one', 'two'])
  })
})

describe.each(standIns)('$title as a home', (standIn) => {
  it('starts, with Ann in it, and says what to set', async () => {
    const arrivals: Arrival[] = []
    const home = createTeamHome({
      world: createWorld(),
      clock,
      standIns: [standIn],
      onArrival: async (arrival) => void arrivals.push(arrival),
    })
    await home.begin(standIn.name)
    try {
      expect(arrivals[0]?.environment).toMatchObject({ USHER_BACKEND: standIn.name })
      const people = home.view().console?.people ?? []
      expect(people.filter(({ role }) => role !== undefined)).toMatchObject([
        { name: 'Ann Lee', email: 'ann@lighthouse.example', handle: 'ann' },
      ])
    } finally {
      await home.close()
    }
  })
})

/** Nobody lives there. */
function standInCalled(name: string, close: () => void): StandIn {
  return {
    name,
    url: new URL('http://127.0.0.1'),
    environment: { USHER_BACKEND: name },
    vendor: {
      signUp: async () => ({}),
      addMember: async () => undefined,
      removeMember: async () => undefined,
      members: async () => [],
      invitations: async () => [],
      mailsTo: () => 0,
      accept: async () => undefined,
    },
    faults: { add: () => undefined, clear: () => undefined },
    traffic: () => [],
    underWay: () => 0,
    onAnswered: () => () => undefined,
    close: async () => close(),
  }
}
