import { BackendUnavailable } from '../backend.ts'

/** The same trouble, seen from a work of several calls, of which those before it were or were not done. */
export function withDoubt(error: unknown, { isUndone }: { readonly isUndone: boolean }): unknown {
  if (!(error instanceof BackendUnavailable) || error.isUndone === isUndone) return error
  const { who, trouble, waitMs, since } = error
  return new BackendUnavailable(who, {
    trouble,
    cause: error,
    ...(waitMs !== undefined && { waitMs }),
    ...(since && { since }),
    isUndone,
  })
}
