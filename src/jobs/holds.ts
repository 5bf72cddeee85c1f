import type { Actor, PlatformName } from '../domain/actor.ts'
import type { ChannelRef } from '../domain/channel.ts'
import type { Effect } from '../domain/effect.ts'
import { HELD, type Hold, isOnHold } from '../domain/hold.ts'
import { type Platform, PlatformUnavailable } from '../platforms/platform.ts'
import type { Transaction } from '../store/store.ts'
import type { JobDeps } from './deps.ts'
import { subjectIn } from './events.ts'

type HoldDeps = Pick<JobDeps, 'store' | 'now'>

/** What is not even tried, because of a hold. */
export class OnHold extends PlatformUnavailable {
  readonly platform: PlatformName
  constructor({ name, title }: Pick<Platform, 'name' | 'title'>, { reason }: Pick<Hold, 'reason'>) {
    super(title, { problem: reason, hold: reason, isUntried: true })
    this.name = 'OnHold'
    this.platform = name
  }
}

/** For whoever looks after a place by the clock. */
export const isHeld = ({ store }: Pick<HoldDeps, 'store'>, to: Actor | ChannelRef): Promise<boolean> =>
  store.transaction(async (tx) => (await tx.listHolds()).some((hold) => isOnHold(hold, to)))

/** Whoever ends the hold also wakes those who wait for it; one that fell asleep in that very moment wakes by itself. */
const LOOK_AGAIN_MS = 15 * 60_000

/** Waits as if it had not been tried, and without a word: the operator has been told of the hold. */
export async function waitForHold({ store, now, log }: JobDeps, effect: Effect, held: OnHold): Promise<void> {
  const { id, work } = effect
  const problem = problemOf(held.platform)
  log.debug({ effect: id, kind: work.kind, ...subjectIn(work), problem }, 'effect waits')
  const dueAt = new Date(now().getTime() + LOOK_AGAIN_MS)
  await store.transaction((tx) => tx.retryEffect(id, { dueAt, problem, isUndone: true, isUntried: true }))
}

const problemOf = (platform: PlatformName): string => `${HELD}${platform}`

/** It works again there, of itself. How many holds there were; `flagged` only the operator ends. */
export function endHolds(
  deps: HoldDeps,
  { platform, space }: Pick<Hold, 'platform' | 'space'>,
): Promise<number> {
  const place = { platform, ...(space !== undefined && { space }) }
  return release(deps, platform, async (tx) => {
    const removed = await tx.deleteHolds({ ...place, reason: 'removed' })
    return removed + (await tx.deleteHolds({ ...place, reason: 'token_refused' }))
  })
}

/** The operator says that it is over, everywhere on the platform. How many holds there were. Idempotent. */
export const releaseHolds = (deps: HoldDeps, platform: PlatformName): Promise<number> =>
  release(deps, platform, async (tx) => {
    const held = (await tx.listHolds()).filter((hold) => hold.platform === platform)
    for (const hold of held) await tx.deleteHolds(hold)
    return held.length
  })

/** Whatever waited goes on at once. */
const release = (
  { store, now }: HoldDeps,
  platform: PlatformName,
  end: (tx: Transaction) => Promise<number>,
): Promise<number> =>
  store.transaction(async (tx) => {
    const ended = await end(tx)
    if (ended > 0) await tx.hurryEffects(problemOf(platform), now())
    return ended
  })
