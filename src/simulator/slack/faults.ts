import type { ApiFault, Faults } from '../twin.ts'

export type SlackFaults = Faults & {
  /** The fault that this call runs into, if any; wears one off. */
  takeFault(method: string): ApiFault | undefined
  /** True for an interaction that is to arrive twice. */
  takeTwice(): boolean
  /** Keeps `deliver` for later and says so, while holding is armed. */
  takeHold(deliver: () => void): boolean
}

type Sockets = { readonly drop: () => void; readonly refresh: () => void }
type Armed = { readonly fault: ApiFault; left: number }

export function createFaults(sockets: Sockets): SlackFaults {
  let armed: readonly Armed[] = []
  let twice = 0
  let holds = 0
  let held: readonly (() => void)[] = []

  return {
    fail: (fault) => {
      armed = [...armed, { fault, left: fault.times }]
    },
    dropSockets: sockets.drop,
    refreshSockets: sockets.refresh,
    deliverTwice: (times) => {
      twice += times
    },
    hold: (times) => {
      holds += times
    },
    release: () => {
      const waiting = held
      held = []
      holds = 0
      for (const deliver of waiting) deliver()
    },
    list: () => [
      ...armed.map(({ fault, left }) => `${left} × ${fault.how} at ${fault.call || 'any call'}`),
      ...(twice ? [`${twice} × delivered twice`] : []),
      ...(holds + held.length ? [`${holds} × held back, ${held.length} waiting`] : []),
    ],
    clear: () => {
      armed = []
      twice = 0
      holds = 0
    },
    takeFault: (method) => {
      const found = armed.find(({ fault }) => method.includes(fault.call))
      if (!found) return undefined
      found.left -= 1
      armed = armed.filter(({ left }) => left > 0)
      return found.fault
    },
    takeTwice: () => twice > 0 && twice-- > 0,
    takeHold: (deliver) => {
      if (holds === 0) return false
      holds -= 1
      held = [...held, deliver]
      return true
    },
  }
}
