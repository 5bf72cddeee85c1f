import type { Cast } from '../stage/cast.ts'
import { isOpen, type Life, offersOf } from '../stage/life.ts'
import type { PlatformName } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'

/** Every message that an invitee got, as it was when it came: cards, reminders and what was replaced look alike in the end. */
export interface Album {
  /** For those who are not looked at any more as well. */
  look(lives: readonly Life[]): void
  firstOf(platform: PlatformName, message: string): string | undefined
  close(): void
}

/** Looks whenever something changes on a screen, at those whose invitations are not over. */
export function createAlbum(stage: Stage, cast: Cast): Album {
  const first = new Map<string, string>()
  const over = new Set<Life>()
  const look = (lives: readonly Life[]) => {
    const seen = lives.flatMap((life) => messagesOf(stage, life)).filter(({ key }) => !first.has(key))
    for (const { key, text } of seen) first.set(key, text)
  }
  let isPlanned = false
  const plan = () => {
    if (isPlanned) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      const open = cast.lives().filter((life) => !over.has(life))
      look(open)
      for (const life of open) if (isOver(stage, life)) over.add(life)
    })
  }
  const stops = [stage.slack.onChange(plan), stage.discord.onChange(plan)]
  return {
    look,
    firstOf: (platform, message) => first.get(`${platform} ${message}`),
    close: () => {
      for (const stop of stops) stop()
    },
  }
}

const messagesOf = (stage: Stage, { invitee: { handle, homes } }: Life) =>
  homes.flatMap((platform) =>
    stage[platform].messagesTo(handle).map(({ id, text }) => ({ key: `${platform} ${id}`, text })),
  )

function isOver(stage: Stage, { invitee }: Life): boolean {
  const offers = offersOf(stage, invitee)
  return offers.length > 0 && !offers.some(isOpen)
}
