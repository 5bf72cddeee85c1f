import { BackendUnavailable } from '../backend.ts'

/** Of something that happens before a send: whatever went wrong with it, nothing was sent. */
export async function asUndone<Done>(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof BackendUnavailable ? undone(error) : error
  }
}

const undone = (error: BackendUnavailable): BackendUnavailable =>
  new BackendUnavailable(error.who, {
    trouble: error.trouble,
    problem: 'nothing was sent yet',
    cause: error,
    isUndone: true,
    ...(error.waitMs !== undefined && { waitMs: error.waitMs }),
    ...(error.since !== undefined && { since: error.since }),
  })
