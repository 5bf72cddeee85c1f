import type { Job } from './deps.ts'

export const runBulk: Job<'run_bulk'> = async ({ store }, { id }) => {
  await store.transaction((tx) => tx.finishEffect(id))
}
