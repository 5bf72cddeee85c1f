import type { JobDeps } from '../jobs/deps.ts'

/** What an operator's commands need, in the bot that runs or beside it. */
export type OperatorDeps = Pick<JobDeps, 'store' | 'backends' | 'teams' | 'now' | 'log'> & {
  /** Those that are configured. */
  readonly platformNames: readonly string[]
}
