import { BackendUnavailable } from '../backends/backend.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Effect } from '../domain/effect.ts'
import { isOpen } from '../domain/invitation.ts'
import { PlatformUnavailable } from '../platforms/platform.ts'
import type { EffectRetry } from '../store/store.ts'
import { TeamGone } from '../usecases/team-gone.ts'
import { accept, decline } from './answer.ts'
import { TeamMoved } from './backend-of.ts'
import { deliverCard, reviseCards } from './cards.ts'
import { closeInvitation } from './close-invitation.ts'
import type { JobDeps } from './deps.ts'
import { logProgress } from './events.ts'
import { giveUp } from './give-up.ts'
import { notifyInviter } from './notify-inviter.ts'
import { retryDelayMs } from './retry-delay.ts'
import { revoke } from './revoke.ts'
import { send } from './send.ts'
import { watch } from './watch.ts'

/** Somebody should look at an effect that failed this often. */
const MOST_ATTEMPTS = 12

/** Runs one claimed effect to its end: finished, put off, or given up. Never rejects because of the effect itself. */
export async function runEffect(deps: JobDeps, effect: Effect): Promise<void> {
  const { log } = deps
  try {
    await dispatch(deps, effect)
    log.debug(
      { effect: effect.id, kind: effect.work.kind, invitation: effect.work.invitation },
      'effect done',
    )
    await logProgress(deps, effect)
  } catch (error) {
    if (error instanceof TeamMoved) await leaveBehind(deps, effect)
    else await putOff(deps, effect, error)
  }
}

/** Nobody can bring it to an end any more. */
function leaveBehind({ store, now, log }: JobDeps, { id, work }: Effect): Promise<void> {
  log.warn({ effect: id, kind: work.kind, invitation: work.invitation }, 'invitation left behind')
  return store.transaction(async (tx) => {
    const invitation = await tx.lockInvitation(work.invitation)
    await tx.finishEffect(id)
    if (invitation && isOpen(invitation))
      await closeInvitation(tx, invitation, { status: 'failed', at: now(), reason: 'moved' })
  })
}

function dispatch(deps: JobDeps, effect: Effect): Promise<void> {
  const { work } = effect
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
    case 'watch':
      return watch(deps, { ...effect, work })
    default:
      return assertNever(work)
  }
}

async function putOff(deps: JobDeps, effect: Effect, error: unknown): Promise<void> {
  const { store, now, log } = deps
  const attempt = effect.attempts + 1
  const isWaiting =
    error instanceof BackendUnavailable || error instanceof PlatformUnavailable || error instanceof TeamGone
  const problem = isWaiting ? error.message : error instanceof Error ? error.name : 'unknown'
  const about = {
    effect: effect.id,
    kind: effect.work.kind,
    invitation: effect.work.invitation,
    ...(error instanceof BackendUnavailable && (await aboutBackend(deps, effect, error))),
    attempt,
    problem,
  }

  if (!isWaiting && attempt >= MOST_ATTEMPTS) {
    log.error({ ...about, err: error }, 'effect given up')
    return store.transaction((tx) => giveUp(tx, effect, { problem, at: now() }))
  }
  log.warn(isWaiting ? about : { ...about, err: error }, 'effect put off')
  const dueAt = new Date(now().getTime() + retryDelayMs(attempt, isWaiting ? error.waitMs : undefined))
  await store.transaction((tx) => tx.retryEffect(effect.id, { dueAt, ...whatOf(error, problem) }))
}

function whatOf(error: unknown, problem: string): Pick<EffectRetry, 'problem' | 'isUndone'> {
  if (error instanceof BackendUnavailable) return { problem: error.trouble, isUndone: error.isUndone }
  // Nobody was asked.
  return { problem, isUndone: error instanceof TeamGone }
}

/** Whose credential or server an operator has to look at. */
async function aboutBackend(
  { store, teams }: JobDeps,
  { work }: Effect,
  { trouble }: BackendUnavailable,
): Promise<Readonly<Record<string, string>>> {
  const invitation = await store.transaction((tx) => tx.findInvitation(work.invitation))
  if (!invitation) return { trouble }
  const { id, backend } = teams.get(invitation.team)
  return { team: id, backend: backend.name, trouble }
}
