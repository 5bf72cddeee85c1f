import type { HomeView } from '../../src/simulator/home/team-home.ts'
import type { Rig } from '../../src/simulator/server/session.ts'

export type FakeHome = {
  readonly home: Rig['home']
  /** What was asked of it, by name and argument. */
  readonly calls: readonly (readonly unknown[])[]
  readonly change: () => void
  readonly failNext: (error: Error) => void
  readonly listeners: () => number
}

/** Where a team lives that remembers what it was asked. */
export function createFakeHome(
  view: HomeView = { team: 'Lighthouse', choices: [], name: 'embedded' },
): FakeHome {
  const calls: unknown[][] = []
  const listeners = new Set<() => void>()
  let failure: Error | undefined
  const note =
    (name: string) =>
    async (argument?: unknown): Promise<void> => {
      if (failure) throw failure
      calls.push(argument === undefined ? [name] : [name, argument])
    }
  const vendor = {
    view: () => ({ title: 'Deepgram', people: [] }),
    refresh: note('look'),
    followLink: note('followLink'),
    signUp: note('signUp'),
  }
  const home: Rig['home'] = {
    view: () => view,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    move: note('move'),
    vendor: () => vendor,
    refresh: () => void note('refresh')(),
  }
  return {
    home,
    calls,
    change: () => {
      for (const listen of listeners) listen()
    },
    failNext: (error) => {
      failure = error
    },
    listeners: () => listeners.size,
  }
}
