import type { Job } from './deps.ts'

export const resend: Job<'resend'> = async ({ store }, { id }) =>
  store.transaction((tx) => tx.finishEffect(id))
