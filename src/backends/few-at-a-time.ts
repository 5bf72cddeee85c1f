import { bulkhead } from 'cockatiel'

/** So many that other calls get their turn in between. */
const AT_ONCE = 4

/** One result each, in their order. */
export function fewAtATime<One, Done>(
  all: readonly One[],
  work: (one: One) => Promise<Done>,
): Promise<readonly Done[]> {
  const turns = bulkhead(AT_ONCE, Number.POSITIVE_INFINITY)
  return Promise.all(all.map((one) => turns.execute(() => work(one))))
}
