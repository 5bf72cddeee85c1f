import { describe, expect, test } from 'vitest'
import { createHistory, type History } from './history.ts'
import type { PlatformName } from './story.ts'
import { openWorld, type StoryWorld, type WorldOptions } from './world.ts'

export type Scene = History & { readonly world: StoryWorld; readonly platform: PlatformName }

type ScenarioOptions = WorldOptions & {
  /** Buttons that are right to be left in the end, as “Bob: Accept”. */
  readonly left?: readonly string[]
}

/** A story whose every word is kept as a file, once per platform, to be read as a person would. */
export function scenario(
  title: string,
  tell: (scene: Scene) => Promise<void>,
  options: ScenarioOptions = {},
): void {
  const { left = [], ...worldOptions } = options
  describe(title, () => {
    test.each(['slack', 'discord'] as const)('on %s', async (platform) => {
      const world = await openWorld(worldOptions)
      try {
        const history = createHistory(world, { title, on: platform })
        await tell({ ...history, world, platform })
        expect(faultsOf(history)).toEqual([])
        expect(history.left()).toEqual(left)
        await expect(history.text()).toMatchFileSnapshot(
          `../stories/transcripts/${fileName(title)}.${platform}.txt`,
        )
      } finally {
        await world.close()
      }
    })
  })
}

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')

/** What no person should have to read. */
const JARGON =
  /\b(?:null|undefined|NaN|backend|payload|effect|timeout|timed out|status|HTTP|API|ID|UUID|error|exception|\d{5}|[a-z]+_[a-z_]+)\b|\[object|\d{4}-\d\d-\d\dT/u

/** Messages that came twice, and words that are not for people. */
function faultsOf({ shown }: History): string[] {
  const messages = shown().filter(({ isChange, isReply }) => !isChange && !isReply)
  const seen = new Set<string>()
  const twice = messages.filter(({ to, text }) => {
    const key = `${to}: ${text}`
    return seen.has(key) || !seen.add(key)
  })
  return [
    ...twice.map(({ to, text }) => `twice to ${to}: ${text}`),
    ...shown().flatMap(({ to, text }) => {
      const [word] = JARGON.exec(text) ?? []
      return word === undefined ? [] : [`“${word}” to ${to}: ${text}`]
    }),
  ]
}
