import { type DispatchDeps, runRoute } from './dispatch.ts'
import { readInteraction } from './interaction.ts'
import { type Interaction, PlatformUnavailable } from './platforms/platform.ts'
import type { KeptInteraction, Transaction } from './store/store.ts'
import type { Answer } from './views/view.ts'

/** An interaction that is older and unanswered belongs to a process that died, or its way back was gone. */
const ABANDONED_AFTER_MS = 60_000
const DAY_MS = 24 * 60 * 60_000
/** Long enough to drop any repeat. */
const REMEMBERED_FOR_MS = 7 * DAY_MS
/** What became of a list can be looked at for so long. */
const LISTS_KEPT_MS = 30 * DAY_MS

/**
 * Finishes what was acknowledged and not answered: runs it again (which changes nothing that is already done) and
 * tells the person by notice. Forgets what is old. Run at the start and every minute.
 * @param startedAt when this process was not listening yet
 */
export async function recoverInteractions(deps: DispatchDeps, startedAt: Date): Promise<void> {
  const { store, now } = deps
  const abandonedBeforeMs = now().getTime() - ABANDONED_AFTER_MS + 1
  // In an exclusive store nobody else can be working on what is older, so nothing has to be waited out.
  const before = new Date(
    store.isExclusive ? Math.max(abandonedBeforeMs, startedAt.getTime()) : abandonedBeforeMs,
  )
  for (;;) {
    const kept = await claim(deps, before)
    if (!kept) break
    await recoverOne(deps, kept)
  }
  await store.transaction((tx) => purge(tx, now()))
}

/** Nobody comes back to a question, or to a way to link, after a day: both end within the hour. */
async function purge(tx: Transaction, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  await tx.purgeInteractions(before(REMEMBERED_FOR_MS))
  await tx.purgeDrafts(before(DAY_MS))
  await tx.purgeBulks(['reading', 'drafted', 'dropped'], before(DAY_MS))
  await tx.purgeBulks(['finished', 'undone'], before(LISTS_KEPT_MS))
  await tx.purgeLinkRequests(before(DAY_MS))
  await tx.purgeInvitationLinks(before(DAY_MS))
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
    const interaction = read(deps, kept)
    if (interaction) await finish(deps, interaction)
    await store.transaction((tx) => tx.markInteractionAnswered(kept.id))
  } catch (err) {
    // The operator knows of a hold, and a turn comes by itself: whoever waits for an answer there is told it then.
    if (err instanceof PlatformUnavailable && (err.hold || err.isUntried))
      log.debug('interaction waits for its platform')
    else log.error({ err }, 'interaction could not be finished after a restart')
  }
}

/** Undefined for what an older version wrote in another form: trying again would not help. */
function read({ log }: DispatchDeps, { body }: KeptInteraction): Interaction | undefined {
  try {
    return readInteraction(body)
  } catch (err) {
    log.error({ err }, 'interaction cannot be read any more')
    return undefined
  }
}

async function finish(deps: DispatchDeps, interaction: Interaction): Promise<void> {
  const route = deps.routes[`${interaction.kind} ${interaction.name}`]
  if (!route || !interaction.isOurs) return
  const answer = await runRoute(deps, route, interaction)
  // A card shows how it stands by itself, but neither a refusal nor trouble.
  if (route.afterCrash === 'notice' || answer.kind === 'reply') await tell(deps, interaction, answer)
  deps.log.info({ interaction: interaction.name }, 'interaction finished after a restart')
}

async function tell(
  { platforms }: DispatchDeps,
  { actor, delivery }: Interaction,
  answer: Answer,
): Promise<void> {
  if (!('view' in answer)) return
  // What there was to download is behind a button of it.
  await platforms
    .get(actor.platform)
    ?.deliver(actor, answer.view, { nonce: `answer ${delivery}`, isRepeat: true })
}
