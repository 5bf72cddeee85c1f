import { BackendUnavailable } from '../backend.ts'

/** Runs a part of a longer work, of which it is known whether anything was done before this part came to nothing. */
export async function during<Done>(
  work: () => Promise<Done>,
  { isUndone }: { readonly isUndone: boolean },
): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof BackendUnavailable ? withDoubt(error, isUndone) : error
  }
}

function withDoubt(error: BackendUnavailable, isUndone: boolean): BackendUnavailable {
  const { who, trouble, waitMs, since } = error
  return new BackendUnavailable(who, {
    trouble,
    cause: error,
    ...(waitMs !== undefined && { waitMs }),
    ...(since && { since }),
    isUndone,
  })
}
