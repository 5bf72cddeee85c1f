/** What came back of one interaction, in the words that a person would read. */
export type Heard = {
  /** `nothing` was taken without a word, `silence` was not even acknowledged. */
  readonly kind: 'message' | 'form' | 'options' | 'nothing' | 'silence'
  readonly text: string
}

export type Ear = {
  readonly hear: (heard: Heard) => void
  /** The first thing that is heard; undefined after that many milliseconds of real time. */
  readonly heardWithin: (ms: number) => Promise<Heard | undefined>
}

/** Listens for the answer, which may come by several ways. */
export function createEar(): Ear {
  const { promise, resolve } = Promise.withResolvers<Heard | undefined>()
  return {
    hear: resolve,
    heardWithin: async (ms) => {
      const patience = setTimeout(() => resolve(undefined), ms)
      try {
        return await promise
      } finally {
        clearTimeout(patience)
      }
    },
  }
}

/** How long one waits for words before it counts as none. */
export const PATIENCE_MS = 3000
