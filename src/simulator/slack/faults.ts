import type { ApiFault, Faults } from '../twin.ts'

export type SlackFaults = Faults & {
  /** The fault that this call runs into, if any; wears one off. */
  takeFault: (method: string) => ApiFault | undefined
  /** True for an interaction that is to arrive twice. */
  takeTwice: () => boolean
  /** Keeps `deliver` for later and says so, while holding is armed. */
  takeHold: (deliver: () => void) => boolean
}

type Sockets = { readonly drop: () => void; readonly refresh: () => void }

export function createFaults(sockets: Sockets): SlackFaults {
  const calls = createCallFaults()
  const deliveries = createDeliveryFaults()
  return {
    fail: calls.fail,
    takeFault: calls.take,
    dropSockets: sockets.drop,
    refreshSockets: sockets.refresh,
    deliverTwice: deliveries.deliverTwice,
    takeTwice: deliveries.takeTwice,
    hold: deliveries.hold,
    takeHold: deliveries.takeHold,
    release: deliveries.release,
    list: () => [...calls.list(), ...deliveries.list()],
    clear: () => {
      calls.clear()
      deliveries.clear()
    },
  }
}

/** Calls that go wrong. */
function createCallFaults() {
  let armed: readonly { readonly fault: ApiFault; left: number }[] = []
  return {
    fail: (fault: ApiFault) => {
      armed = [...armed, { fault, left: fault.times }]
    },
    take: (method: string): ApiFault | undefined => {
      const found = armed.find(({ fault }) => method.includes(fault.call))
      if (!found) return undefined
      found.left -= 1
      armed = armed.filter(({ left }) => left > 0)
      return found.fault
    },
    list: () => armed.map(({ fault, left }) => `${left} × ${fault.how} at ${fault.call || 'any call'}`),
    clear: () => {
      armed = []
    },
  }
}

/** Interactions that come twice, or late. */
function createDeliveryFaults() {
  let twice = 0
  let holds = 0
  let held: readonly (() => void)[] = []
  const release: Faults['release'] = (order = 'oldest_first') => {
    const waiting = order === 'newest_first' ? held.toReversed() : held
    held = []
    holds = 0
    for (const deliver of waiting) deliver()
  }
  return {
    deliverTwice: (times: number) => {
      twice += times
    },
    takeTwice: () => twice > 0 && twice-- > 0,
    hold: (times: number) => {
      holds += times
    },
    takeHold: (deliver: () => void) => {
      if (holds === 0) return false
      holds -= 1
      held = [...held, deliver]
      return true
    },
    release,
    list: () => [
      ...(twice ? [`${twice} × delivered twice`] : []),
      ...(holds ? [`${holds} × to be held back`] : []),
      ...(held.length > 0 ? [`${held.length} × held back until released`] : []),
    ],
    // What was held back is let go: nothing a person did gets lost with a fault.
    clear: () => {
      twice = 0
      release()
    },
  }
}
