/** The same for the same seed, whatever the machine. */
export interface Chance {
  shuffle<One>(all: readonly One[]): readonly One[]
  /** True in this share of all cases. */
  roll(share: number): boolean
  /** A whole number from 0 up to and without `end`. */
  below(end: number): number
  /** Throws where there is nothing to pick. */
  pick<One>(all: readonly One[]): One
}

/** Mulberry32: 32 bits of state, good enough to mix. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function createChance(seed: number): Chance {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const twice = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    shuffle: (all) =>
      all
        .map((one) => ({ one, place: next() }))
        .toSorted((first, second) => first.place - second.place)
        .map(({ one }) => one),
    roll: (share) => next() < share,
    below,
    pick: (all) => {
      const one = all[below(all.length)]
      if (one === undefined) throw new Error('there is nothing to pick')
      return one
    },
  }
}
