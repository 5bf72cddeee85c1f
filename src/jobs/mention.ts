import type { Job } from './deps.ts'

export const mention: Job<'mention'> = async ({ store }, { id }) =>
  store.transaction((tx) => tx.finishEffect(id))
