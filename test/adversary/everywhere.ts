import type { PlatformName } from '../dsl/story.ts'
import type { Answer } from './answer.ts'
import type { Attempt } from './attempt.ts'
import type { Forger } from './forger.ts'
import type { Stage } from './stage.ts'

type Try = Pick<Attempt, 'hides'> & {
  /** The handle of who tries. */
  readonly by: string
  readonly send: (forger: Forger, stage: Stage) => Promise<Answer>
  readonly given?: (stage: Stage, platform: PlatformName) => Promise<void>
  readonly after?: (stage: Stage, platform: PlatformName) => Promise<void>
}

/** The same on each platform. */
export const everywhere = (title: string, tried: Try): Attempt[] => [
  on('slack', title, tried),
  on('discord', title, tried),
]

/** Where only one of them has such people or places. */
export function on(platform: PlatformName, title: string, { by, send, given, after, hides }: Try): Attempt {
  return {
    title: `${title} (${platform})`,
    by: { platform, handle: by },
    place: platform,
    send: (stage) => send(stage.at(platform), stage),
    ...(given && { given: (stage: Stage) => given(stage, platform) }),
    ...(after && { after: (stage: Stage) => after(stage, platform) }),
    ...(hides && { hides }),
  }
}
