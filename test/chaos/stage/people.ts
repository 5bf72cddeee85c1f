import { createWorld } from '../../../src/simulator/world/create-world.ts'
import { snowflakeAt } from '../../../src/simulator/world/people.ts'
import type { World, WorldPerson } from '../../../src/simulator/world/world.ts'

export type PlatformName = 'slack' | 'discord'

export type Invitee = {
  readonly handle: string
  /** Nobody else's name holds it. */
  readonly name: string
  readonly email: string
  /** Where they are; somebody on both gets two cards. */
  readonly homes: readonly PlatformName[]
  /** The operator vouches for the address. */
  readonly isKnown: boolean
}

/** The operator has to know whoever is on both, or has to have an address on Discord, and looks them up at each start. */
const HOMES: Readonly<Record<'embedded' | 'vendor', readonly (readonly PlatformName[])[]>> = {
  embedded: [['slack'], ['discord'], ['slack'], ['discord'], ['slack', 'discord']],
  vendor: [['slack'], ['slack'], ['discord'], ['slack'], ['slack', 'discord']],
}

/** Owners, who invite. Several, so that several invite at the same time. */
export const KEEPERS = ['keeper1', 'keeper2', 'keeper3'] as const

export function inviteesOf(size: number, team: keyof typeof HOMES): readonly Invitee[] {
  return Array.from({ length: size }, (_, index) => {
    const handle = `crew${String(index).padStart(4, '0')}`
    const homes = HOMES[team][index % HOMES[team].length] ?? []
    return {
      handle,
      name: handle.replace('crew', 'Crew '),
      email: `${handle}@crew.example`,
      homes,
      isKnown: homes.length > 1 || (team === 'vendor' && homes.includes('discord')),
    }
  })
}

/** Lighthouse with a crew to be invited and keepers who invite them, and nobody else but Ann. */
export function worldOf(invitees: readonly Invitee[]): World {
  const { people, channels, roles, ...world } = createWorld()
  const ann = people.filter(({ handle }) => handle === 'ann')
  const keepers = KEEPERS.map((handle) => ({ ...personOf(inviteeLike(handle)), isOwner: true }))
  const everybody = [...ann, ...keepers, ...invitees.map(personOf)]
  return {
    ...world,
    people: everybody,
    channels: channels
      .filter(({ name }) => name === 'general')
      .map((channel) => ({ ...channel, members: ['ann', ...KEEPERS], messages: [] })),
    roles: roles.map((role) => ({ ...role, members: [] })),
  }
}

const inviteeLike = (handle: string): Invitee => ({
  handle,
  name: handle.replace('keeper', 'Keeper '),
  email: `${handle}@lighthouse.example`,
  homes: ['slack', 'discord'],
  isKnown: true,
})

let seats = 0

function personOf({ handle, name, email, homes, isKnown }: Invitee): WorldPerson {
  seats += 1
  const seat = String(seats).padStart(6, '0')
  return {
    handle,
    name,
    color: '#556677',
    ...(isKnown && { knownAs: email }),
    ...(homes.includes('slack') && {
      slack: { id: `U0CREW${seat}`, email, kind: 'person', timeZone: 'UTC', locale: 'en-GB' } as const,
    }),
    ...(homes.includes('discord') && {
      discord: {
        id: snowflakeAt('2019-01-01T00:00:00.000Z', seats),
        kind: 'person',
        locale: 'en-GB',
      } as const,
    }),
  }
}
