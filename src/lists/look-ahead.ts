export type Ahead<Item> = {
  /** The first ones, until there are enough of them. */
  readonly seen: readonly Item[]
  /** All, those that were seen included. */
  readonly all: AsyncIterable<Item>
}

/** Looks at the beginning without taking it away. Whoever gave the items has to close them. */
export async function lookAhead<Item>(
  items: AsyncIterable<Item>,
  isEnough: (seen: readonly Item[]) => boolean,
): Promise<Ahead<Item>> {
  const iterator = items[Symbol.asyncIterator]()
  const seen: Item[] = []
  while (!isEnough(seen)) {
    const next = await iterator.next()
    if (next.done) break
    seen.push(next.value)
  }
  return { seen, all: replay(seen, iterator) }
}

async function* replay<Item>(seen: readonly Item[], iterator: AsyncIterator<Item>): AsyncGenerator<Item> {
  yield* seen
  yield* { [Symbol.asyncIterator]: () => iterator }
}
