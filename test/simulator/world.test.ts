import { describe, expect, it } from 'vitest'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import type { World, WorldPerson } from '../../src/simulator/world/world.ts'

const world = createWorld()
const person = (handle: string): WorldPerson => {
  const found = world.people.find((one) => one.handle === handle)
  if (!found) throw new Error(`nobody is called ${handle}`)
  return found
}
const present = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined)

describe('the world', () => {
  it.each([
    ['handles', world.people.map(({ handle }) => handle)],
    ['Slack ids', present(world.people.map(({ slack }) => slack?.id))],
    ['Discord ids', present(world.people.map(({ discord }) => discord?.id))],
    ['Slack addresses', present(world.people.map(({ slack }) => slack?.email))],
    ['Discord addresses', present(world.people.map(({ discord }) => discord?.email))],
    ['known addresses', present(world.people.map(({ knownAs }) => knownAs))],
    ['channel ids', world.channels.map(({ id }) => id)],
    ['channel names', world.channels.map(({ platform, name }) => `${platform} ${name}`)],
  ])('has no two alike: %s', (_what, values) => {
    expect(values.length).toBeGreaterThan(3)
    expect(new Set(values).size).toBe(values.length)
  })

  it('puts everybody on a platform, and knows their Slack address where it knows one', () => {
    for (const { handle, slack, discord, knownAs } of world.people) {
      expect(slack ?? discord, handle).toBeDefined()
      expect([undefined, slack?.email], handle).toContain(slack?.email && knownAs)
    }
  })

  it('names in channels only who is on that platform', () => {
    const on = (platform: 'slack' | 'discord') =>
      world.people.filter((one) => one[platform]).map(({ handle }) => handle)
    for (const channel of world.channels) {
      const named = [...(channel.members ?? []), ...channel.messages.map(({ from }) => from)]
      expect(on(channel.platform), `${channel.platform} #${channel.name}`).toEqual(
        expect.arrayContaining(named),
      )
    }
  })

  it.each(['slack', 'discord'] as const)(
    'has a channel for admins on %s, and one that is no good for them',
    (platform) => {
      const room = (name: string) =>
        world.channels.find((channel) => channel.platform === platform && channel.name === name)
      expect(room('team-admins')).toMatchObject({ kind: 'private', hasBot: true })
      expect(room('team-admins')?.members).not.toContain('gus')
      const others = [...(room('admins-annex')?.members ?? []), ...(room('admins-annex')?.roles ?? [])]
      expect(others).toContain(platform === 'slack' ? 'gus' : 'Keepers')
    },
  )

  it('writes ids as the platforms do', () => {
    expect(world.workspace.id).toMatch(/^T[0-9A-Z]{8,10}$/)
    for (const { id } of present(world.people.map(({ slack }) => slack)))
      expect(id).toMatch(/^[UW][0-9A-Z]{8,10}$/)
    for (const { id } of present(world.people.map(({ discord }) => discord)))
      expect(yearOf(id)).toBeGreaterThanOrEqual(2015)
    expect(yearOf(world.guild.id)).toBe(2021)
  })

  it.each<[string, (world: World) => boolean]>([
    ['Ann owns the place on both', () => Boolean(person('ann').isOwner && person('ann').discord)],
    ['Carol is on Slack only', () => !person('carol').discord],
    ['Erik is on Discord only and unknown', () => !person('erik').slack && !person('erik').knownAs],
    ['Mia is on Discord only and known', () => !person('mia').slack && Boolean(person('mia').knownAs)],
    ['Nils takes no direct messages', () => person('nils').discord?.closedDms === true],
    ['Finn has shown nobody that his address is his', () => person('finn').discord?.isVerified === false],
    ['Amara has no address', () => person('amara').discord?.email === undefined],
    ['Priya hides her address', () => person('priya').slack?.email === undefined],
  ])('%s', (_what, holds) => {
    expect(holds(world)).toBe(true)
  })
})

const yearOf = (snowflake: string): number =>
  new Date(Number(BigInt(snowflake) >> 22n) + 1_420_070_400_000).getUTCFullYear()
