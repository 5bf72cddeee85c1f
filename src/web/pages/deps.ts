import type { Logger } from 'pino'
import type { Deps } from '../../usecases/deps.ts'

export type LinkPageDeps = Deps & {
  readonly log: Logger
  /** A short random word by which a log line is found again. */
  readonly newReference: () => string
}
