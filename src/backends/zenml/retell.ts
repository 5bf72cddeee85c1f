import { BackendUnavailable } from '../backend.ts'

/** What fails in `work` comes before anything was changed, and the error says so. */
export const undone = <Done>(work: () => Promise<Done>): Promise<Done> =>
  retell(work, { isUndone: true, problem: 'before anything was changed' })

/** What fails in `work` comes after something was changed, and the error does not say the contrary. */
export const halfDone = <Done>(work: () => Promise<Done>): Promise<Done> =>
  retell(work, { isUndone: false, problem: 'after a part was done' })

async function retell<Done>(
  work: () => Promise<Done>,
  { isUndone, problem }: { readonly isUndone: boolean; readonly problem: string },
): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BackendUnavailable) || error.isUndone === isUndone) throw error
    const { who, trouble, waitMs, since } = error
    throw new BackendUnavailable(who, {
      trouble,
      problem: `${trouble}, ${problem}`,
      cause: error,
      ...(waitMs !== undefined && { waitMs }),
      ...(since !== undefined && { since }),
      isUndone,
    })
  }
}
