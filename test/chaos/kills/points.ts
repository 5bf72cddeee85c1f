import type { Chance } from '../../bench/timeouts/chance.ts'
import type { Aim } from '../bot/doom.ts'
import type { Deed } from '../stage/life.ts'

/** Not at a point, but whenever it happens to be. */
export const AT_RANDOM = 'at a random moment'

/** All moments at which the bot was seen to be able to die, and how often it did. */
export interface Points {
  /** Idempotent. */
  know(point: string): void
  /** The one that was tried least so far; none for a random moment. `isFit` narrows the choice. */
  choose(isFit?: (point: string) => boolean): Aim | undefined
  /** It died there, in this lane. */
  killed(point: string, lane: string): void
  /** It was aimed at and not passed in time. */
  missed(point: string): void
  /** Those that are known, and where it never died. */
  untouched(): readonly string[]
  /** By point, then by lane. */
  kills(): ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** What people have to do so that the bot comes there. */
const WAYS: readonly (readonly [point: RegExp, deeds: readonly Deed[]])[] = [
  [/resend|resent/, ['resend']],
  [/\baccept\b/, ['accept']],
  [/\bdecline\b/, ['decline']],
  [/\brevoke\b|DELETE/, ['revoke', 'ask_back']],
  [/\b(send|deliver_card|card|postMessage)\b|POST/, ['invite']],
  [/revise|notify|ended|update|PATCH/, ['accept', 'decline', 'revoke']],
]

export const leadsTo = (point: string, deed: Deed): boolean => wayTo(point)?.includes(deed) ?? false

/** Whether somebody who could do these things would bring it there; where nobody has to, it is always so. */
export function isNear(point: string, deeds: readonly Deed[]): boolean {
  const way = wayTo(point)
  return way === undefined || way.some((deed) => deeds.includes(deed))
}

const wayTo = (point: string): readonly Deed[] | undefined =>
  WAYS.find(([pattern]) => pattern.test(point))?.[1]

/** What only the clock brings about. */
export const isOfClock = (point: string): boolean => /remind/.test(point) && !point.startsWith('ask for')

/** In what share of calls something goes wrong: most, where that is what leads there. */
export const wrongShareFor = (point = ''): number => (point.startsWith('put off') ? 0.6 : 0.1)

/** In this share of all cases the moment is left to chance altogether. */
const RANDOM_SHARE = 0.15
/** The second time it is passed is another moment than the first. */
const HITS = [1, 1, 1, 1, 1, 2] as const

/** One that was missed is aimed at again, twice, before others have their second turn. */
const WEIGHT = { killed: 3, missed: 1 } as const

export function createPoints(chance: Chance): Points {
  const tries = new Map<string, number>()
  const kills = new Map<string, Map<string, number>>()
  const tried = (point: string, weight: number) => tries.set(point, (tries.get(point) ?? 0) + weight)
  return {
    know: (point) => {
      if (!tries.has(point)) tries.set(point, 0)
    },
    choose: (isFit = () => true) => {
      const fit = [...tries].filter(([point]) => isFit(point))
      if (fit.length === 0 || chance.roll(RANDOM_SHARE)) return undefined
      const fewest = Math.min(...fit.map(([, count]) => count))
      const [point] = chance.pick(fit.filter(([, count]) => count === fewest))
      return { point, hit: chance.pick(HITS) }
    },
    killed: (point, lane) => {
      if (point !== AT_RANDOM) tried(point, WEIGHT.killed)
      const byLane = kills.get(point) ?? new Map<string, number>()
      kills.set(point, byLane.set(lane, (byLane.get(lane) ?? 0) + 1))
    },
    missed: (point) => void tried(point, WEIGHT.missed),
    untouched: () => [...tries.keys()].filter((point) => !kills.has(point)),
    kills: () => kills,
  }
}
