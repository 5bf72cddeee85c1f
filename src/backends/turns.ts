import { bulkhead } from 'cockatiel'

/** Lets work of the same name begin only when the one before has ended, well or badly. */
export type Turns = <Done>(name: string, work: () => Promise<Done>) => Promise<Done>

/** For what has to look before it acts, so that two of this process do not both see the old state. */
export function createTurns(): Turns {
  const lines = new Map<string, Line>()
  return async (name, work) => {
    const line = lines.get(name) ?? { turns: bulkhead(1, Number.POSITIVE_INFINITY), length: 0 }
    lines.set(name, line)
    line.length += 1
    try {
      return await line.turns.execute(() => work())
    } finally {
      line.length -= 1
      if (line.length === 0) lines.delete(name)
    }
  }
}

type Line = {
  readonly turns: ReturnType<typeof bulkhead>
  /** Who works and who waits. */
  length: number
}
