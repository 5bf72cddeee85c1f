import { actorKey } from '../domain/actor.ts'
import { memberNotice } from '../views/change-notice.ts'
import type { Job } from './deps.ts'

/** Tells whom it was about what is different for them now. */
export const notifyMember: Job<'notify_member'> = async (
  { store, platforms, teams },
  { id, work, mayBeDone: isRepeat },
) => {
  const change = await store.transaction((tx) => tx.findChange(work.change))
  const notice = change && memberNotice(teams.get(change.team), change)
  const { to } = work
  if (change && notice)
    await platforms
      .get(to.platform)
      ?.deliver(to, notice, { nonce: `member ${change.id} ${actorKey(to)}`, isRepeat })
  await store.transaction((tx) => tx.finishEffect(id))
}
