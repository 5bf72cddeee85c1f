import { inviterNotice } from '../views/notice.ts'
import type { Job } from './deps.ts'
import { tellUnreached } from './tell-unreached.ts'

/** Tells the inviter by direct message how it ended. A closed door is theirs to keep closed: nothing more is tried. */
export const notifyInviter: Job<'notify_inviter'> = async (deps, effect) => {
  if (effect.work.news === 'unreached') return tellUnreached(deps, effect)
  const { store, platforms, teams } = deps
  const { id, work, mayBeDone: isRepeat } = effect
  const invitation = await store.transaction((tx) => tx.findInvitation(work.invitation))
  const notice = invitation && inviterNotice(teams.get(invitation.team), invitation)
  if (invitation && notice) {
    const { inviter } = invitation
    await platforms
      .get(inviter.platform)
      ?.deliver(inviter, notice, { nonce: `ended ${invitation.id} ${invitation.status}`, isRepeat })
  }
  await store.transaction((tx) => tx.finishEffect(id))
}
