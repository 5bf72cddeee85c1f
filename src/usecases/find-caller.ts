import type { Person } from '../domain/actor.ts'
import { PlatformUnavailable } from '../platforms/platform.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

/** What the platform knows of the caller beyond the interaction; undefined also while it does not answer. */
export async function findCaller(
  { platforms }: Pick<Deps, 'platforms'>,
  { actor }: Caller,
): Promise<Person | undefined> {
  try {
    return await platforms.get(actor.platform)?.findPerson(actor)
  } catch (error) {
    if (error instanceof PlatformUnavailable) return undefined
    throw error
  }
}
