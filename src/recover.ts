import { type DispatchDeps, runRoute } from './dispatch.ts'
import { readInteraction } from './interaction.ts'
import type { Interaction } from './platforms/platform.ts'
import type { KeptInteraction } from './store/store.ts'
import type { Answer } from './views/view.ts'

/** An interaction that is older and unanswered belongs to a process that died, or its way back was gone. */
const ABANDONED_AFTER_MS = 60_000
/** Long enough to drop any repeat. */
const REMEMBERED_FOR_MS = 7 * 24 * 60 * 60_000

/**
 * Finishes what was acknowledged and not answered: runs it again (which changes nothing that is already done) and
 * tells the person by notice. Forgets old interactions. Run at the start and every minute.
 */
export async function recoverInteractions(
  deps: DispatchDeps,
  { isStart }: { readonly isStart: boolean },
): Promise<void> {
  const { store, now } = deps
  // In an exclusive store nobody else can be working on them, so nothing has to be waited out.
  const ageMs = isStart && store.isExclusive ? 0 : ABANDONED_AFTER_MS
  const before = new Date(now().getTime() - ageMs + 1)
  for (;;) {
    const kept = await claim(deps, before)
    if (!kept) break
    await recoverOne(deps, kept)
  }
  await store.transaction((tx) => tx.purgeInteractions(new Date(now().getTime() - REMEMBERED_FOR_MS)))
}

/** One at a time, so that no other process finishes it as well, or waits long for it if this one dies. */
function claim({ store, now }: DispatchDeps, before: Date): Promise<KeptInteraction | undefined> {
  // Later than `before`, so that what fails again is not claimed again in the same round.
  const claimedAt = new Date(now().getTime() + 1)
  return store.transaction((tx) => tx.claimUnansweredInteraction({ before, claimedAt }))
}

async function recoverOne(deps: DispatchDeps, kept: KeptInteraction): Promise<void> {
  const { log, store } = deps
  try {
    const interaction = readInteraction(kept.body)
    const route = deps.routes[`${interaction.kind} ${interaction.name}`]
    const answer = route && interaction.isOurs ? await runRoute(deps, route, interaction) : undefined
    if (answer && route?.afterCrash === 'notice') await tell(deps, interaction, answer)
    await store.transaction((tx) => tx.markInteractionAnswered(kept.id))
    log.info({ interaction: interaction.name }, 'interaction finished after a restart')
  } catch (err) {
    log.error({ err }, 'interaction could not be finished after a restart')
  }
}

async function tell(
  { platforms }: DispatchDeps,
  { actor, delivery }: Interaction,
  answer: Answer,
): Promise<void> {
  if (answer.kind !== 'reply' && answer.kind !== 'replace') return
  await platforms.get(actor.platform)?.deliver(actor, answer.view, `answer ${delivery}`)
}
