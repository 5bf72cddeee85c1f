import type { TeamId } from '../domain/ids.ts'

/** It is not configured any more. What concerns it rests, because a slip of the operator would look the same. */
export class TeamGone extends Error {
  readonly waitMs = 60 * 60_000
  constructor(id: TeamId) {
    super(`The team ${id} is not configured any more`)
    this.name = 'TeamGone'
  }
}
