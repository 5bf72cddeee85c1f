import type { Config } from './config/config.ts'
import { type Actor, isSameActor, type PlatformName } from './domain/actor.ts'
import type { Platform } from './platforms/platform.ts'

/** Somebody the operator vouches for, before anybody was invited. */
export type Founder = {
  readonly name: string
  readonly email?: string
  readonly actors: readonly Actor[]
  readonly isOwner: boolean
}

type Founding = Pick<Config, 'owners' | 'knownPeople'>

/** `USHER_OWNERS` and `USHER_LINKS` as people, by the names their platforms know them by. */
export function listFounders(
  { owners, knownPeople }: Founding,
  platforms: ReadonlyMap<PlatformName, Platform>,
): Promise<Founder[]> {
  const isOwner = (actor: Actor) => owners.some((owner) => isSameActor(owner, actor))
  const isKnown = (owner: Actor) =>
    knownPeople.some(({ actors }) => actors.some((actor) => isSameActor(actor, owner)))
  const known = knownPeople.map((person) => ({ ...person, isOwner: person.actors.some(isOwner) }))
  const others = owners
    .filter((owner) => !isKnown(owner))
    .map((owner) => ({ actors: [owner], isOwner: true }))
  return Promise.all(
    [...known, ...others].map(async (person) => ({
      ...person,
      name: await nameOf(person.actors, platforms),
    })),
  )
}

/** Best effort: a platform that does not answer must not keep the others from starting. */
async function nameOf(
  actors: readonly Actor[],
  platforms: ReadonlyMap<PlatformName, Platform>,
): Promise<string> {
  for (const actor of actors) {
    const person = await platforms
      .get(actor.platform)
      ?.findPerson(actor)
      .catch(() => undefined)
    if (person) return person.name
  }
  return 'Somebody known by id'
}
