import type { Job } from './deps.ts'

export const postChange: Job<'post_change'> = async () => {
  throw new Error('not there yet')
}

export const reviseChange: Job<'revise_change'> = async () => {
  throw new Error('not there yet')
}
