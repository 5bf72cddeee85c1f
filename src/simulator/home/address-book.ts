import type { World, WorldPerson } from '../world/world.ts'

/** By address, in lower case. */
export type AddressBook = Map<string, { readonly name: string; readonly handle?: string }>

/** Whose mail is whose. Who has left gets none. */
export function createAddressBook({ people }: Pick<World, 'people'>): AddressBook {
  const entries = people.map(({ name, handle, ...person }) => [addressOf(person), { name, handle }] as const)
  return new Map(entries.flatMap(([email, known]) => (email ? [[email, known] as const] : [])))
}

const addressOf = ({ slack, knownAs }: Pick<WorldPerson, 'slack' | 'knownAs'>): string | undefined =>
  slack?.kind === 'deactivated' ? undefined : (knownAs ?? slack?.email)?.toLowerCase()
