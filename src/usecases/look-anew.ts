import type { AccountId } from '../domain/ids.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { channelOf, dropSight } from './read-place.ts'
import { rankKey } from './standing.ts'

/** From here on everything that counts is asked for anew: ranks, the caller's and that of whom it is about, and the channel. */
export async function lookAnew(
  { store, recent }: Pick<Deps, 'store' | 'recent'>,
  { actor, team, place }: Pick<Caller, 'actor' | 'team' | 'place'>,
  about?: AccountId,
): Promise<void> {
  const channel = channelOf(place)
  if (channel) dropSight({ recent }, channel)
  const link = await store.transaction((tx) => tx.findLink(team, actor))
  for (const account of [link?.account, about]) if (account) recent.ranks.drop(rankKey(team, account))
}
