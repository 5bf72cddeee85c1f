import type { AdminChannel, Flaw } from '../domain/channel.ts'
import type { Team } from '../domain/team.ts'
import { dropSight, findFlawsOf } from '../usecases/read-place.ts'
import { channelWarning } from '../views/admin-channel.ts'
import type { JobDeps } from './deps.ts'
import { isHeld } from './holds.ts'

/** What happens in between is noticed at the click. */
const LOOK_EVERY_MS = 5 * 60_000

/**
 * Looks at every admin channel once in a while, and tells the people in it when it does not count any more, or does
 * again. What is returned is to be called often; it looks when it is time.
 */
export function createChannelWatch(deps: JobDeps): () => Promise<void> {
  let nextAtMs = 0
  return async () => {
    const nowMs = deps.now().getTime()
    if (nowMs < nextAtMs) return
    nextAtMs = nowMs + LOOK_EVERY_MS
    for (const team of deps.teams.list()) {
      const bound = await deps.store.transaction((tx) => tx.listAdminChannels(team.id))
      for (const channel of bound) await look(deps, team, channel)
    }
  }
}

/** A platform or backend that does not answer is asked again next time. */
async function look(deps: JobDeps, team: Team, channel: AdminChannel): Promise<void> {
  // Where Usher was taken out, nothing is seen, and that is no flaw of the channel.
  if (await isHeld(deps, channel)) return
  try {
    dropSight(deps, channel)
    const flaws = await findFlawsOf(deps, team, channel)
    if (isSame(flaws, channel)) return
    await tell(deps, team, { channel, flaws })
    await record(deps, team, { ...channel, flaws: flaws.map(({ kind }) => kind) })
  } catch (err) {
    deps.log.warn({ err, team: team.id, platform: channel.platform }, 'admin channel not looked at')
  }
}

const isSame = (flaws: readonly Flaw[], { flaws: known }: AdminChannel): boolean =>
  flaws.length === known.length && flaws.every(({ kind }) => known.includes(kind))

type Told = { readonly channel: AdminChannel; readonly flaws: readonly Flaw[] }

/** The same news twice in a row, after a crash in between, is better than none. */
async function tell({ platforms, log, now }: JobDeps, team: Team, { channel, flaws }: Told): Promise<void> {
  const kinds = flaws.map(({ kind }) => kind)
  const about = { team: team.id, platform: channel.platform, flaws: kinds.join(' ') }
  if (kinds.length > 0) log.warn(about, 'admin channel counts no more')
  else log.info(about, 'admin channel counts again')
  if (kinds.includes('hidden')) return
  const nonce = `channel ${team.id} ${channel.channel} ${now().getTime()}`
  await platforms
    .get(channel.platform)
    ?.post(channel, channelWarning(team, flaws), { nonce, isRepeat: false })
}

function record({ store, now }: JobDeps, { id: team }: Team, channel: AdminChannel): Promise<void> {
  const { platform, space, channel: name, flaws } = channel
  const place = { platform, space, channel: name, isDirect: false }
  const action = flaws.length > 0 ? 'channel.unfit' : 'channel.fit'
  return store.transaction(async (tx) => {
    await tx.saveAdminChannel(team, channel)
    const reason = flaws.length > 0 ? { reason: flaws.join(' ') } : {}
    await tx.appendAudit({ at: now(), team, place, action, decision: 'done', ...reason })
  })
}
