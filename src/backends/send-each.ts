import type { LaterOutcome } from './backend.ts'
import { fewAtATime } from './few-at-a-time.ts'
import { orLater } from './later.ts'

/** For who has no call for many: one result each, in their order. What became of one says nothing about the others. */
export const sendEach = <One, Sent>(
  all: readonly One[],
  send: (one: One) => Promise<Sent>,
): Promise<readonly (Sent | LaterOutcome)[]> => fewAtATime(all, (one) => orLater(() => send(one)))
