import type { BackendKind } from './backend-kind.ts'
import { betterAuth } from './better-auth/kind.ts'
import { deepgram } from './deepgram/kind.ts'
import { diga } from './diga/kind.ts'
import { embedded } from './embedded/kind.ts'
import { trieve } from './trieve/kind.ts'
import { zenml } from './zenml/kind.ts'

/** Every backend that there is; the first is used where nobody chose. */
export const backends: readonly BackendKind[] = [embedded, deepgram, trieve, diga, zenml, betterAuth]
