import type { World, WorldPerson } from '../../../src/simulator/world/world.ts'
import { crowd } from '../crowd.ts'
import type { PlatformName } from '../speed/bot.ts'

/** The usual world and so many more people of one platform. */
export function crowdOn(
  platform: PlatformName,
  size: number,
): { readonly world: World; readonly people: readonly WorldPerson[] } {
  const { world } = crowd(2 * size)
  const isOfCrowd = ({ handle }: WorldPerson) => handle.startsWith('crowd')
  const people = world.people.filter((person) => isOfCrowd(person) && person[platform] !== undefined)
  const others = world.people.filter((person) => !isOfCrowd(person))
  return { world: { ...world, people: [...others, ...people] }, people }
}

export const emailsOf = (people: readonly WorldPerson[]): string =>
  ['email', ...people.map(({ slack }) => slack?.email ?? '')].join('\n')

export const mentionsOf = (people: readonly WorldPerson[]): string =>
  people.map(({ discord }) => `<@${discord?.id}>`).join('\n')

/** Addresses that nobody in the chat has. */
export const strangers = (size: number): string =>
  ['email', ...Array.from({ length: size }, (_, index) => `stranger${index}@elsewhere.example`)].join('\n')
