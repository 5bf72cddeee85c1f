import type { AccountId } from '../domain/ids.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { rankKey } from './standing.ts'

/** From here on ranks are asked for anew: the caller's, and that of whom it is about. */
export async function dropRanks(
  { store, recent }: Pick<Deps, 'store' | 'recent'>,
  { actor, team }: Pick<Caller, 'actor' | 'team'>,
  about?: AccountId,
): Promise<void> {
  const link = await store.transaction((tx) => tx.findLink(team, actor))
  for (const account of [link?.account, about]) if (account) recent.ranks.drop(rankKey(team, account))
}
