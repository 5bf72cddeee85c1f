import type { RefusalReason, Refused } from '../backend.ts'

export const refused = (reason: RefusalReason): Refused => ({ kind: 'refused', reason })
