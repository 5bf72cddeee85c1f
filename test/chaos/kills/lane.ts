import type { Chance } from '../../bench/timeouts/chance.ts'
import type { Cast } from '../stage/cast.ts'
import type { Mishaps } from '../stage/mishaps.ts'
import type { Stage } from '../stage/stage.ts'
import type { Crew } from './crew.ts'
import type { Killer } from './killer.ts'
import type { Points } from './points.ts'

/** One way to run Usher, in which it is killed again and again. */
export type Lane = {
  readonly name: string
  readonly stage: Stage
  readonly crew: Crew
  readonly killer: Killer
  readonly points: Points
  readonly mishaps: Mishaps
  readonly cast: Cast
  readonly chance: Chance
  /** Several processes share the store, and what a dead one had claimed is theirs only when its lease is over. */
  readonly isShared: boolean
}
