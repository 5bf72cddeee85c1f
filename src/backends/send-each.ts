import { bulkhead } from 'cockatiel'
import type { LaterOutcome } from './backend.ts'
import { orLater } from './later.ts'

/** Few enough that other calls get their turn in between. */
const AT_ONCE = 4

/** For who has no call for many: one result each, in their order. What became of one says nothing about the others. */
export function sendEach<One, Sent>(
  all: readonly One[],
  send: (one: One) => Promise<Sent>,
): Promise<readonly (Sent | LaterOutcome)[]> {
  const turns = bulkhead(AT_ONCE, Number.POSITIVE_INFINITY)
  return Promise.all(all.map((one) => turns.execute(() => orLater(() => send(one)))))
}
