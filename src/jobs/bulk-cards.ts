import type { Job } from './deps.ts'

export const postBulk: Job<'post_bulk'> = async ({ store }, { id }) => {
  await store.transaction((tx) => tx.finishEffect(id))
}

export const reviseBulk: Job<'revise_bulk'> = async ({ store }, { id }) => {
  await store.transaction((tx) => tx.finishEffect(id))
}
