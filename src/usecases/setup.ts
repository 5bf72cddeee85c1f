import type { AdminChannel, ChannelRef, Flaw } from '../domain/channel.ts'
import { findFlaws } from '../domain/channel.ts'
import type { SetupOutcome } from '../domain/outcomes.ts'
import { auditRefusal } from './audit-refusal.ts'
import { type AuthorityDeps, authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { channelOf, dropSight, findUnranked, lookAt } from './read-place.ts'

/** Makes the channel where it is typed the admin channel of the team on that platform, if it can be one. */
export async function setup(deps: AuthorityDeps, caller: Caller): Promise<SetupOutcome> {
  const channel = channelOf(caller.place)
  const before = channel && (await findBound(deps, caller, channel))
  const isMove = before !== undefined && before.channel !== channel?.channel
  const authorization = await authorize(deps, caller, { action: isMove ? 'move_setup' : 'setup' })
  if (authorization.kind === 'denied') return authorization

  const { team } = caller
  if (!channel) return refuse(deps, caller, [{ kind: 'direct' }])
  const { flaws, warnings } = await examine(deps, caller, channel)
  if (flaws.length > 0) return refuse(deps, caller, flaws)
  await bind(deps, caller, channel)
  return { kind: 'bound', team, channel, warnings, ...(isMove && { before }) }
}

/** The one that the team has in the same workspace or guild. */
async function findBound(
  { store }: AuthorityDeps,
  { team }: Caller,
  { platform, space }: ChannelRef,
): Promise<AdminChannel | undefined> {
  const bound = await store.transaction((tx) => tx.listAdminChannels(team.id))
  return bound.find((one) => one.platform === platform && one.space === space)
}

type Examined = { readonly flaws: readonly Flaw[]; readonly warnings: readonly Flaw[] }

/** Who in it lacks the rank is a warning, or a flaw where the operator is strict. */
async function examine(deps: AuthorityDeps, { team }: Caller, channel: ChannelRef): Promise<Examined> {
  dropSight(deps, channel)
  const sight = await lookAt(deps, channel)
  const flaws = findFlaws(sight)
  if (flaws.length > 0) return { flaws, warnings: [] }
  const unranked = await findUnranked(deps, team, sight)
  return team.adminChannels === 'strict'
    ? { flaws: unranked, warnings: [] }
    : { flaws: [], warnings: unranked }
}

async function refuse(deps: AuthorityDeps, caller: Caller, flaws: readonly Flaw[]): Promise<SetupOutcome> {
  const reason = `channel_${flaws.map(({ kind }) => kind).join('_')}`
  await auditRefusal(deps, caller, { action: 'setup', reason })
  return { kind: 'unfit', team: caller.team, flaws }
}

function bind(
  { store, now }: AuthorityDeps,
  { team, actor, place }: Caller,
  channel: ChannelRef,
): Promise<void> {
  const at = now()
  return store.transaction(async (tx) => {
    await tx.saveAdminChannel(team.id, { ...channel, boundAt: at, flaws: [] })
    await tx.appendAudit({ at, team: team.id, actor, place, action: 'channel.bound', decision: 'done' })
  })
}
