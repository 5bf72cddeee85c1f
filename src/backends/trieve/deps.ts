import type { Member } from '../../domain/account.ts'
import type { Roster } from '../roster.ts'
import type { Turns } from '../turns.ts'
import type { Client } from './client.ts'

export type Deps = {
  readonly client: Client
  readonly roster: Roster<Member>
  /** Waits before looking once more; longer each time, counted from 1. */
  readonly pause: (attempt: number) => Promise<void>
  readonly inTurn: Turns
}
