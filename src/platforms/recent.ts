import type { Urgency } from '../domain/effect.ts'

/** A person, say, as they were a moment ago: a click in a channel must not ask for fifty of them again. */
export type Recent<Value> = {
  /** Asks now, and remembers the answer. */
  readonly ask: (key: string, urgency?: Urgency) => Promise<Value>
  /** What was answered not long ago, within a minute unless said otherwise, by whomever it was asked; else asks now. */
  readonly recall: (key: string, urgency?: Urgency) => Promise<Value>
  /** What was learnt in another way counts as asked now. */
  readonly note: (key: string, value: Value) => void
}

const MINUTE_MS = 60_000

/** More are not remembered at a time; the oldest are forgotten first. */
const MOST = 10_000

/** What `find` rejects with is not kept. */
export function createRecent<Value>(
  find: (key: string, urgency?: Urgency) => Promise<Value>,
  lifeMs: number = MINUTE_MS,
): Recent<Value> {
  const known = new Map<string, { readonly untilMs: number; readonly value: Promise<Value> }>()

  function keep(key: string, value: Promise<Value>): Promise<Value> {
    known.delete(key)
    const [oldest] = known.keys()
    if (oldest !== undefined && known.size >= MOST) known.delete(oldest)
    const kept = { untilMs: performance.now() + lifeMs, value }
    known.set(key, kept)
    value.catch(() => known.get(key) === kept && known.delete(key))
    return value
  }

  const ask = (key: string, urgency?: Urgency): Promise<Value> => keep(key, find(key, urgency))

  function recall(key: string, urgency?: Urgency): Promise<Value> {
    const found = known.get(key)
    return found && performance.now() < found.untilMs ? found.value : ask(key, urgency)
  }

  return { ask, recall, note: (key, value) => void keep(key, Promise.resolve(value)) }
}
