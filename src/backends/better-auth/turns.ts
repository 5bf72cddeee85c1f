export interface Turns {
  /** Works under the same name one after the other, whatever became of the one before. */
  take<Done>(name: string, work: () => Promise<Done>): Promise<Done>
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return {
    take: (name, work) => {
      const done = (last.get(name) ?? Promise.resolve()).then(work)
      const ended = done.then(ignore, ignore).then(() => {
        if (last.get(name) === ended) last.delete(name)
      })
      last.set(name, ended)
      return done
    },
  }
}

const ignore = (): void => undefined
