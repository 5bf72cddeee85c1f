import type { RefusalReason, Refused } from './backend.ts'

export const refuse = (reason: RefusalReason): Refused => ({ kind: 'refused', reason })
