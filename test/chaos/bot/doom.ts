/** The moment at which the process is to die: when it passes this point for the `hit`th time from now on. */
export type Aim = { readonly point: string; readonly hit: number }

export interface Doom {
  /** Replaces the one before; none, and the process lives. */
  aim(at: Aim | undefined): void
  /** Does not return where the process was to die. */
  pass(point: string): void
}

/** @param onNew hears of every point once, when it is passed for the first time */
export function createDoom(onNew: (point: string) => void): Doom {
  const known = new Set<string>()
  let aimed: Aim | undefined
  let left = 0
  return {
    aim: (at) => {
      aimed = at
      left = at?.hit ?? 0
    },
    pass: (point) => {
      if (!known.has(point)) {
        known.add(point)
        onNew(point)
      }
      if (point !== aimed?.point) return
      left -= 1
      if (left === 0) die()
    },
  }
}

/** The signal may take a moment to arrive, in which nothing more must happen. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  throw new Error('killed, and still alive')
}
