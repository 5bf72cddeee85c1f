import type { BackendKind } from './backend-kind.ts'
import { embedded } from './embedded/kind.ts'

/** Every backend that there is; the first is used where nobody chose. */
export const backends: readonly BackendKind[] = [embedded]
