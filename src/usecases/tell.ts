import type { Actor } from '../domain/actor.ts'
import { type Platform, PlatformUnavailable } from '../platforms/platform.ts'
import type { Deps } from './deps.ts'

type Notice = { readonly view: Parameters<Platform['deliver']>[1]; readonly nonce: string }

/** False where they could not be reached: whoever wanted them to know has to say it themselves. */
export async function tell(
  { platforms }: Pick<Deps, 'platforms'>,
  to: Actor,
  { view, nonce }: Notice,
): Promise<boolean> {
  try {
    const delivery = await platforms.get(to.platform)?.deliver(to, view, { nonce, isRepeat: false })
    return delivery?.kind === 'delivered'
  } catch (error) {
    if (error instanceof PlatformUnavailable) return false
    throw error
  }
}
