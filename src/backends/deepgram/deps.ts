import type { Turns } from '../turns.ts'
import type { Client } from './client.ts'

export type Deps = {
  readonly client: Client
  /** In lower case. */
  readonly project: string
  /** The operator's, which must never speak for a person. */
  readonly apiKey: string
  readonly inTurn: Turns
}
