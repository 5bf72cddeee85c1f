/** Counts what is under way, so that tests can wait for quiet. */
export type Work = {
  /** Starts something; the answer ends it, and ends it once however often it is called. */
  begin: () => () => void
  count: () => number
}

export function createWork(): Work {
  const underWay = new Set<symbol>()
  return {
    begin: () => {
      const one = Symbol('work')
      underWay.add(one)
      return () => void underWay.delete(one)
    },
    count: () => underWay.size,
  }
}
