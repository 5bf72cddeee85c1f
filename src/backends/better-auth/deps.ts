import type { Turns } from '../turns.ts'
import type { Client, PersonalClient } from './client.ts'

export type Deps = {
  readonly client: Client
  /** What somebody's own token can do; never the operator's. */
  readonly as: (token: string) => PersonalClient
  readonly now: () => Date
  /** Better Auth looks and then writes, with nothing that holds the two together. */
  readonly inTurn: Turns
}
