import type { Turns } from '../turns.ts'
import type { Client } from './client.ts'

export type Deps = {
  readonly client: Client
  /** Waits before looking once more; longer each time, counted from 1. */
  readonly pause: (attempt: number) => Promise<void>
  readonly inTurn: Turns
}
