/** So many calls at once look like one person at work, and not like a crowd. */
const FEW = 5

/** What `work` makes of every item, in their order. Rejects as soon as one does. */
export async function fewAtATime<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += FEW)
    results.push(...(await Promise.all(items.slice(from, from + FEW).map(work))))
  return results
}
