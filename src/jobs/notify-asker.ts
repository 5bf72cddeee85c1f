import type { Job } from './deps.ts'

export const notifyAsker: Job<'notify_asker'> = async () => {
  throw new Error('not there yet')
}
