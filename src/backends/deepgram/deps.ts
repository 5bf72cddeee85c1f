import type { Member } from '../../domain/account.ts'
import type { Roster } from '../roster.ts'
import type { Turns } from '../turns.ts'
import type { Client } from './client.ts'

export type Deps = {
  readonly client: Client
  readonly roster: Roster<Member>
  /** In lower case. */
  readonly project: string
  /** The operator's, which must never speak for a person. */
  readonly apiKey: string
  readonly inTurn: Turns
}
