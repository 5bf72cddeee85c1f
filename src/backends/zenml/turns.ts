/** Lets work of the same name begin only when the one before has ended, well or badly. */
export type Turns = <Done>(name: string, work: () => Promise<Done>) => Promise<Done>

/** For what has to look before it acts, so that two of this process do not both see the old state. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const done = before.then(work, () => work())
    last.set(name, done)
    try {
      return await done
    } finally {
      if (last.get(name) === done) last.delete(name)
    }
  }
}
