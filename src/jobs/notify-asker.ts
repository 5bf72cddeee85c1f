import { askerNotice } from '../views/change-notice.ts'
import type { Job } from './deps.ts'

/** Tells who asked by direct message how it ended, where they could not see it. A closed door is theirs to keep closed. */
export const notifyAsker: Job<'notify_asker'> = async ({ store, platforms, teams }, { id, work }) => {
  const change = await store.transaction((tx) => tx.findChange(work.change))
  const notice = change && askerNotice(teams.get(change.team), change)
  if (change && notice) {
    const { askedBy } = change
    await platforms.get(askedBy.platform)?.deliver(askedBy, notice, `asked ${change.id} ${change.status}`)
  }
  await store.transaction((tx) => tx.finishEffect(id))
}
