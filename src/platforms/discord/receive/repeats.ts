/** How many ids are remembered: many more than can arrive within the seconds in which repeats come. */
const MOST = 1000

/** Tells whether an id was seen before, of the last thousand. */
export function createRepeats(): (id: string) => boolean {
  const seen = new Set<string>()
  return (id) => {
    if (seen.has(id)) return true
    seen.add(id)
    const [oldest] = seen
    if (seen.size > MOST && oldest !== undefined) seen.delete(oldest)
    return false
  }
}
