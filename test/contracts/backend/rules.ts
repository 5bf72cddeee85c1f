import type { Backend, PersonalCredential } from '../../../src/backends/backend.ts'
import type { Operation } from '../../../src/domain/backend-facts.ts'
import type { AccountId, BackendKey } from '../../../src/domain/ids.ts'
import type { Rank } from '../../../src/domain/role.ts'

/** A backend with a team that has one owner and nobody else, and a clock that is moved by hand. */
export type OpenedBackend = {
  readonly backend: Backend
  readonly owner: AccountId
  /** The owner's own: the chat person, or with their own token. */
  readonly ownerCredential: PersonalCredential
  /** Somebody who was never seen before and could be invited. */
  readonly meet: () => Promise<Met>
  /** Who was invited follows the backend's own mail and joins. Throws where that is not how it is done. */
  readonly finishByMail: (email: string) => Promise<void>
  /** Where not everybody may leave: who may. */
  readonly leavesAs?: Rank
  /** In the form of the backend's keys, and of no invitation. */
  readonly unknownKey: () => BackendKey
  /** Likewise of no account. */
  readonly unknownAccount: () => AccountId
  readonly now: () => Date
  /** Moves the backend's clock. */
  readonly pass: (ms: number) => void
  readonly close: () => Promise<void>
}

export type Met = {
  readonly name: string
  /** Lower-case. */
  readonly email: string
  /** With a token of their own, where the backend has such. */
  readonly credential: PersonalCredential
}

/** One sentence about every backend that can do the operations, and the proof of it. */
export type BackendRule = {
  readonly needs: readonly Operation[]
  readonly holds: (opened: OpenedBackend) => Promise<void>
}

export type BackendRules = Readonly<Record<string, BackendRule>>
