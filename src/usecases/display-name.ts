import { PlatformUnavailable } from '../platforms/platform.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

/** The caller's name as people know it; an interaction may carry no more than their handle. */
export async function displayName(
  { platforms }: Pick<Deps, 'platforms'>,
  { actor, name }: Caller,
): Promise<string> {
  try {
    const person = await platforms.get(actor.platform)?.findPerson(actor)
    return person?.name ?? name
  } catch (error) {
    if (error instanceof PlatformUnavailable) return name
    throw error
  }
}
