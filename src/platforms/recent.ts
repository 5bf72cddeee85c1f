/** A person, say, as they were a moment ago: a click in a channel must not ask for fifty of them again. */
export type Recent<Value> = {
  /** Asks now, and remembers the answer. */
  readonly ask: (key: string) => Promise<Value>
  /** What was answered not long ago, within a minute unless said otherwise, by whomever it was asked; else asks now. */
  readonly recall: (key: string) => Promise<Value>
}

const MINUTE_MS = 60_000

/** More are not remembered at a time. */
const MOST = 10_000

/** What `find` rejects with is not kept. */
export function createRecent<Value>(
  find: (key: string) => Promise<Value>,
  lifeMs: number = MINUTE_MS,
): Recent<Value> {
  const known = new Map<string, { readonly untilMs: number; readonly value: Promise<Value> }>()

  function ask(key: string): Promise<Value> {
    if (known.size >= MOST) known.clear()
    const value = find(key)
    known.set(key, { untilMs: performance.now() + lifeMs, value })
    value.catch(() => known.delete(key))
    return value
  }

  function recall(key: string): Promise<Value> {
    const found = known.get(key)
    return found && performance.now() < found.untilMs ? found.value : ask(key)
  }

  return { ask, recall }
}
