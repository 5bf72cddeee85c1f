import type { Backend, Operation } from '../../../src/backends/backend.ts'
import type { AccountId, TeamId } from '../../../src/domain/ids.ts'

/** A backend with a team that has one owner and nobody else, and a clock that is moved by hand. */
export type OpenedBackend = {
  readonly backend: Backend
  readonly team: TeamId
  readonly owner: AccountId
  readonly now: () => Date
  /** Moves the backend's clock. */
  readonly pass: (ms: number) => void
  readonly close: () => Promise<void>
}

/** One sentence about every backend that can do the operations, and the proof of it. */
export type BackendRule = {
  readonly needs: readonly Operation[]
  readonly holds: (opened: OpenedBackend) => Promise<void>
}

export type BackendRules = Readonly<Record<string, BackendRule>>
