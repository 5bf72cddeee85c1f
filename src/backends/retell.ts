import { BackendUnavailable } from './backend.ts'

/** What fails in `work` comes before anything was changed, and the error says so. */
export const undone = <Done>(work: () => Promise<Done>): Promise<Done> => retell(work, true)

/** What fails in `work` comes when something may have been changed already, and the error does not say the contrary. */
export const halfDone = <Done>(work: () => Promise<Done>): Promise<Done> => retell(work, false)

async function retell<Done>(work: () => Promise<Done>, isUndone: boolean): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BackendUnavailable) || error.isUndone === isUndone) throw error
    const { who, trouble, problem, waitMs, since } = error
    throw new BackendUnavailable(who, { trouble, problem, waitMs, since, isUndone, cause: error })
  }
}
