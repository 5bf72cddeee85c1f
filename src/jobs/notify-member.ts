import type { Job } from './deps.ts'

export const notifyMember: Job<'notify_member'> = async () => {
  throw new Error('not there yet')
}
