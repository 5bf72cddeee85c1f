import { assertNever } from '../domain/assert-never.ts'
import type { Effect } from '../domain/effect.ts'
import { accept, decline } from './answer.ts'
import { applyChange } from './apply-change.ts'
import { TeamMoved } from './backend-of.ts'
import { postBulk, reviseBulk } from './bulk-cards.ts'
import { deliverCard, reviseCards } from './cards.ts'
import { postChange, reviseChange } from './change-cards.ts'
import type { BulkEffect, ChangeEffect, InvitationEffect, JobDeps } from './deps.ts'
import { logProgress, subjectIn } from './events.ts'
import { leaveBehind } from './leave-behind.ts'
import { mention } from './mention.ts'
import { notifyAsker } from './notify-asker.ts'
import { notifyInviter } from './notify-inviter.ts'
import { notifyMember } from './notify-member.ts'
import { putOff } from './put-off.ts'
import { remind } from './remind.ts'
import { resend } from './resend.ts'
import { revoke } from './revoke.ts'
import { runBulk } from './run-bulk.ts'
import { send } from './send.ts'
import { undoBulk } from './undo-bulk.ts'
import { watch } from './watch.ts'
import { withUrgency } from './with-urgency.ts'

/** Runs one claimed effect to its end: finished, put off, or given up. Never rejects because of the effect itself. */
export async function runEffect(deps: JobDeps, effect: Effect): Promise<void> {
  const { id, work } = effect
  try {
    await dispatch(withUrgency(deps, effect.urgency), effect)
    deps.log.debug({ effect: id, kind: work.kind, ...subjectIn(work) }, 'effect done')
    await logProgress(deps, effect)
  } catch (error) {
    if (error instanceof TeamMoved) await leaveBehind(deps, effect)
    else await putOff(deps, effect, error)
  }
}

function dispatch(deps: JobDeps, { work, ...effect }: Effect): Promise<void> {
  if ('bulk' in work) return runForBulk(deps, { ...effect, work })
  return 'change' in work
    ? runForChange(deps, { ...effect, work })
    : runForInvitation(deps, { ...effect, work })
}

function runForBulk(deps: JobDeps, { work, ...effect }: BulkEffect): Promise<void> {
  switch (work.kind) {
    case 'run_bulk':
      return runBulk(deps, { ...effect, work })
    case 'undo_bulk':
      return undoBulk(deps, { ...effect, work })
    case 'revise_bulk':
      return reviseBulk(deps, { ...effect, work })
    case 'post_bulk':
      return postBulk(deps, { ...effect, work })
    default:
      return assertNever(work)
  }
}

function runForInvitation(deps: JobDeps, { work, ...effect }: InvitationEffect): Promise<void> {
  switch (work.kind) {
    case 'send':
      return send(deps, { ...effect, work })
    case 'accept':
      return accept(deps, { ...effect, work })
    case 'decline':
      return decline(deps, { ...effect, work })
    case 'revoke':
      return revoke(deps, { ...effect, work })
    case 'deliver_card':
      return deliverCard(deps, { ...effect, work })
    case 'revise_cards':
      return reviseCards(deps, { ...effect, work })
    case 'notify_inviter':
      return notifyInviter(deps, { ...effect, work })
    case 'resend':
      return resend(deps, { ...effect, work })
    case 'remind':
      return remind(deps, { ...effect, work })
    case 'mention':
      return mention(deps, { ...effect, work })
    case 'watch':
      return watch(deps, { ...effect, work })
    default:
      return assertNever(work)
  }
}

function runForChange(deps: JobDeps, { work, ...effect }: ChangeEffect): Promise<void> {
  switch (work.kind) {
    case 'apply_change':
      return applyChange(deps, { ...effect, work })
    case 'post_change':
      return postChange(deps, { ...effect, work })
    case 'revise_change':
      return reviseChange(deps, { ...effect, work })
    case 'notify_asker':
      return notifyAsker(deps, { ...effect, work })
    case 'notify_member':
      return notifyMember(deps, { ...effect, work })
    default:
      return assertNever(work)
  }
}
