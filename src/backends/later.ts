import { BackendUnavailable, type LaterOutcome } from './backend.ts'

/** "Come back later" as an outcome; anything else is thrown on. */
export async function orLater<Done>(work: () => Promise<Done>): Promise<Done | LaterOutcome> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackendUnavailable) return { kind: 'later', because: error }
    throw error
  }
}
