import { expect, it } from 'vitest'
import { worldEnvironment } from '../../src/simulator/world/environment.ts'
import type { World } from '../../src/simulator/world/world.ts'

const slack = (id: string) => ({ id, kind: 'person', timeZone: 'UTC', locale: 'en-US' }) as const
const discord = (id: string) => ({ id, kind: 'person', locale: 'en-US' }) as const
const world: World = {
  workspace: { id: 'T1', name: 'Lighthouse', domain: 'lighthouse' },
  guild: { id: '9', name: 'Lighthouse' },
  channels: [],
  roles: [],
  people: [
    {
      handle: 'ann',
      name: 'Ann',
      color: '',
      slack: slack('U1'),
      discord: discord('1'),
      knownAs: 'ann@x.example',
      isOwner: true,
    },
    { handle: 'mia', name: 'Mia', color: '', discord: discord('2'), knownAs: 'mia@x.example' },
    { handle: 'wei', name: 'Wei', color: '', slack: slack('U3') },
  ],
}

it('names owners and links as an operator would write them', () => {
  expect(worldEnvironment(world)).toEqual({
    USHER_TEAM_NAME: 'Lighthouse',
    USHER_OWNERS: 'slack:T1/U1,discord:1',
    USHER_LINKS: 'ann@x.example=slack:T1/U1+discord:1,mia@x.example=discord:2',
  })
})
