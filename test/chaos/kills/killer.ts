import type { Aim } from '../bot/doom.ts'
import type { Moment } from '../stage/wire.ts'
import type { Crew } from './crew.ts'
import type { Points } from './points.ts'

/** Kills from outside, in moments that the bot itself cannot know of. */
export interface Killer {
  aim(aim: Aim | undefined): void
  /** For a wire: true where whoever called is dead now. */
  readonly onMoment: (moment: Moment) => Promise<boolean>
}

const ON_THE_WIRE = 'on the wire: '

/** Who of several made the call is not known, so that all of them die. */
export const takesAll = (point: string): boolean => point.startsWith(ON_THE_WIRE)

export function createKiller(points: Points, crew: () => Crew | undefined): Killer {
  let aimed: Aim | undefined
  let left = 0
  return {
    aim: (aim) => {
      aimed = aim
      left = aim?.hit ?? 0
    },
    onMoment: async (moment) => {
      if (!isChanging(moment)) return false
      const point = `${ON_THE_WIRE}${moment.callee} ${moment.name}, ${moment.step}`
      points.know(point)
      if (point !== aimed?.point) return false
      left -= 1
      if (left !== 0) return false
      await Promise.all(
        crew()
          ?.living()
          .map((bot) => bot.kill()) ?? [],
      )
      return true
    },
  }
}

/** What is only looked up can be looked up again. */
function isChanging({ callee, name }: Moment): boolean {
  if (callee === 'slack') return /^chat\.(postMessage|update)$/.test(name)
  if (callee === 'discord') return /^(POST|PATCH) \/channels\//.test(name)
  return !name.startsWith('GET ')
}
