import { describe, test } from 'vitest'
import type { PersonAt } from './person.ts'
import { openWorld, type StoryWorld, type WorldOptions } from './world.ts'

export type PlatformName = 'slack' | 'discord'

/** A story told on one platform: `here` is that one. */
export type World = StoryWorld & {
  readonly here: (handle: string) => PersonAt
  readonly platform: PlatformName
}

type Telling = (world: World) => Promise<void>

type StoryOptions = WorldOptions & {
  /** Where a platform cannot tell the story, with the reason as data. */
  readonly notOn?: Readonly<Partial<Record<PlatformName, string>>>
}

/** Told once per platform, through the real bot and the platform's twin. */
export function story(title: string, tell: Telling, { notOn = {}, ...options }: StoryOptions = {}): void {
  describe(title, () => {
    for (const platform of ['slack', 'discord'] as const) {
      if (notOn[platform]) continue
      test(`on ${platform}`, async () => {
        await tellIn(options, async (world) =>
          tell(Object.assign(world, { platform, here: (handle: string) => world[platform](handle) })),
        )
      })
    }
  })
}

/** Told once, with people on both platforms. */
export function crossStory(
  title: string,
  tell: (world: StoryWorld) => Promise<void>,
  options: WorldOptions = {},
): void {
  test(`${title} (across both)`, async () => {
    await tellIn(options, tell)
  })
}

async function tellIn(options: WorldOptions, tell: (world: StoryWorld) => Promise<void>): Promise<void> {
  const world = await openWorld(options)
  try {
    await tell(world)
    world.expectNothingUntoward()
  } finally {
    await world.close()
  }
}
