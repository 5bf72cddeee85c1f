import { askerNotice } from '../views/change-notice.ts'
import { findOnCard } from './change-cards.ts'
import type { Job } from './deps.ts'

/** Tells who asked by direct message how it ended, where they could not see it. A closed door is theirs to keep closed. */
export const notifyAsker: Job<'notify_asker'> = async (
  { store, platforms, teams },
  { id, work, mayBeDone: isRepeat },
) => {
  const shown = await store.transaction((tx) => findOnCard(tx, work.change))
  const notice = shown && askerNotice(teams.get(shown.change.team), shown)
  if (shown && notice) {
    const { id: about, askedBy, status } = shown.change
    await platforms
      .get(askedBy.platform)
      ?.deliver(askedBy, notice, { nonce: `asked ${about} ${status}`, isRepeat })
  }
  await store.transaction((tx) => tx.finishEffect(id))
}
