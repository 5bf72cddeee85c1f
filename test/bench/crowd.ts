import { createWorld } from '../../src/simulator/world/create-world.ts'
import type { World, WorldPerson } from '../../src/simulator/world/world.ts'

export type CrowdMember = {
  readonly handle: string
  readonly name: string
  readonly platform: 'slack' | 'discord'
}

/** The usual world and `size` more people, half of them on each platform. */
export function crowd(size: number): { readonly world: World; readonly people: readonly CrowdMember[] } {
  const people = Array.from({ length: size }, (_, index): CrowdMember => {
    const platform = index % 2 === 0 ? 'slack' : 'discord'
    return { handle: `crowd${index}`, name: `Crowd Member ${index}`, platform }
  })
  const world = createWorld()
  return { world: { ...world, people: [...world.people, ...people.map(inWorld)] }, people }
}

function inWorld({ handle, name, platform }: CrowdMember, index: number): WorldPerson {
  const base = { handle, name, color: '#556677' }
  if (platform === 'discord') {
    return {
      ...base,
      discord: { id: String(900_000_000_000_000_000n + BigInt(index)), kind: 'person', locale: 'en-US' },
    }
  }
  const id = `U09CROWD${String(index).padStart(4, '0')}`
  return {
    ...base,
    slack: { id, email: `${handle}@crowd.example`, kind: 'person', timeZone: 'UTC', locale: 'en-US' },
  }
}
