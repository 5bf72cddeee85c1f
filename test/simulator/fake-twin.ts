import type { Act, Faults, Rooms, Twin } from '../../src/simulator/twin.ts'

export type FakeTwin = {
  readonly twin: Twin
  /** What was asked of it, by name and arguments. */
  readonly calls: readonly (readonly unknown[])[]
  /** What people did in it. */
  readonly acts: readonly Act[]
  readonly change: () => void
  readonly failNext: (error: Error) => void
  readonly listeners: () => number
}

/** A chat with Ann and Mia in it and nothing else, which remembers what it was asked. */
export function createFakeTwin(platform: 'slack' | 'discord'): FakeTwin {
  const calls: unknown[][] = []
  const acts: Act[] = []
  const listeners = new Set<() => void>()
  let failure: Error | undefined
  const twin: Twin = {
    platform,
    title: 'Lighthouse',
    people: ['ann', 'mia'].map((handle) => ({
      handle,
      name: handle,
      id: handle,
      kind: 'person',
      color: '#000000',
    })),
    faults: recordFaults(calls),
    rooms: recordRooms(calls),
    files: {
      read: async (person, id) => new TextEncoder().encode(`${id} of ${person}`),
      remove: (name) => void calls.push(['remove', name]),
      askToSignIn: () => void calls.push(['askToSignIn']),
    },
    screen: () => ({ channels: [], commands: [], shortcuts: [] }),
    act: async (person, act) => {
      if (failure) throw failure
      calls.push(['act', person, act])
      acts.push(act)
    },
    suggest: async () => [{ value: '1', label: 'One' }],
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    busy: () => 0,
    connections: () => 0,
    close: async () => undefined,
  }
  return {
    twin,
    calls,
    acts,
    change: () => {
      for (const listen of listeners) listen()
    },
    failNext: (error) => {
      failure = error
    },
    listeners: () => listeners.size,
  }
}

function recordFaults(calls: unknown[][]): Faults {
  const record = (name: string) => (argument?: unknown) => void calls.push([name, argument])
  return {
    fail: record('fail'),
    dropSockets: record('dropSockets'),
    refreshSockets: record('refreshSockets'),
    deliverTwice: record('deliverTwice'),
    hold: record('hold'),
    release: record('release'),
    list: () => [],
    clear: record('clear'),
  }
}

function recordRooms(calls: unknown[][]): Rooms {
  const record =
    (name: string) =>
    (...asked: readonly string[]) =>
      void calls.push([name, ...asked])
  return {
    showToEverybody: record('showToEverybody'),
    hide: record('hide'),
    letIn: record('letIn'),
    putOut: record('putOut'),
  }
}
