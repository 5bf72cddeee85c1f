import type { Job } from './deps.ts'

export const applyChange: Job<'apply_change'> = async () => {
  throw new Error('not there yet')
}
