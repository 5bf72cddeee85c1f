import type { PersonKind } from '../domain/actor.ts'
import type { ChannelSight } from '../domain/channel.ts'
import type { Rank } from '../domain/role.ts'

/** What was looked up a moment ago. Whoever changes something drops what they changed. */
export type Recent = {
  /** By team, tenant and account; undefined for who is no member. */
  readonly ranks: RecentTable<Rank | undefined>
  /** By actor; undefined for whom the platform does not know. */
  readonly kinds: RecentTable<PersonKind | undefined>
  /** By channel. */
  readonly sights: RecentTable<ChannelSight>
}

export interface RecentTable<Value> {
  /** As `ask` answers now, or answered a moment ago. Neither nothing nor what it rejects with is kept. */
  get(key: string, ask: () => Promise<Value>): Promise<Value>
  drop(key: string): void
}

/** A rank that was changed past Usher counts for this long. */
const RANK_LIFE_MS = 5_000
/** Who becomes a guest is one here after this long. */
const KIND_LIFE_MS = 30_000
/** Who comes into a channel is seen after this long. */
const SIGHT_LIFE_MS = 5_000

export const createRecent = (now: () => Date): Recent => ({
  ranks: createTable(now, RANK_LIFE_MS),
  kinds: createTable(now, KIND_LIFE_MS),
  sights: createTable(now, SIGHT_LIFE_MS),
})

/** More are not remembered at a time. */
const MOST = 10_000

function createTable<Value>(now: () => Date, lifeMs: number): RecentTable<Value> {
  const known = new Map<string, { readonly until: number; readonly value: Promise<Value> }>()
  return {
    get: (key, ask) => {
      const found = known.get(key)
      if (found && now().getTime() < found.until) return found.value
      if (known.size >= MOST) known.clear()
      const value = ask()
      known.set(key, { until: now().getTime() + lifeMs, value })
      // Who is nobody may be somebody in a moment.
      const forgetNothing = (answer: Value | undefined) => answer ?? known.delete(key)
      value.then(forgetNothing, () => known.delete(key))
      return value
    },
    drop: (key) => void known.delete(key),
  }
}
