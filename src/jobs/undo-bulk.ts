import type { Job } from './deps.ts'

export const undoBulk: Job<'undo_bulk'> = async ({ store }, { id }) => {
  await store.transaction((tx) => tx.finishEffect(id))
}
