import type { Job } from './deps.ts'

export const remind: Job<'remind'> = async ({ store }, { id }) =>
  store.transaction((tx) => tx.finishEffect(id))
