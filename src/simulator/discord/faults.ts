import type { ApiFault, Faults as TwinFaults } from '../twin.ts'

type Hooks = {
  readonly dropSockets: () => void
  readonly refreshSockets: () => void
  readonly changed: () => void
}

/** Sends an interaction out this many times. */
type Delivery = (times: number) => void

export type Faults = TwinFaults & {
  /** Sends it now, or keeps it until `release`. */
  deliver(delivery: Delivery): void
  /** The trouble this call gets into, used up by asking. `call` is `POST /channels/1/messages` and the like. */
  take(call: readonly string[]): ApiFault | undefined
}

export function createFaults({ dropSockets, refreshSockets, changed }: Hooks): Faults {
  const calls = createArmedCalls(changed)
  const deliveries = createDeliveries(changed)
  return {
    dropSockets,
    refreshSockets,
    fail: calls.arm,
    take: calls.take,
    deliver: deliveries.deliver,
    deliverTwice: deliveries.double,
    hold: deliveries.hold,
    release: deliveries.release,
    list: () => [...calls.list(), ...deliveries.list()],
    clear: () => {
      calls.clear()
      deliveries.clear()
    },
  }
}

/** Calls of the API that go wrong. */
function createArmedCalls(changed: () => void) {
  let armed: readonly ApiFault[] = []
  const set = (next: readonly ApiFault[]) => {
    armed = next
    changed()
  }
  return {
    arm: (fault: ApiFault) => {
      if (fault.times > 0) set([...armed, fault])
    },
    take: (call: readonly string[]) => {
      const fault = armed.find((one) => call.some((name) => name.includes(one.call)))
      if (fault) set(armed.flatMap((one) => (one === fault ? worn(one) : [one])))
      return fault
    },
    list: () => armed.map(({ call, how, times }) => `${call || 'any call'}: ${how}, ${times} to go`),
    clear: () => set([]),
  }
}

const worn = (fault: ApiFault): ApiFault[] => (fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [])

/** Interactions on their way to the bot. */
function createDeliveries(changed: () => void) {
  let doubles = 0
  let holds = 0
  let held: readonly Delivery[] = []
  const sendOut = (delivery: Delivery) => {
    const times = doubles > 0 ? 2 : 1
    doubles = Math.max(0, doubles - 1)
    delivery(times)
  }
  const release: Faults['release'] = (order = 'oldest_first') => {
    const waiting = order === 'newest_first' ? held.toReversed() : held
    held = []
    holds = 0
    for (const delivery of waiting) sendOut(delivery)
    changed()
  }
  return {
    release,
    deliver: (delivery: Delivery) => {
      if (holds === 0) return sendOut(delivery)
      holds--
      held = [...held, delivery]
      changed()
    },
    double: (times: number) => {
      doubles += times
      changed()
    },
    hold: (times: number) => {
      holds += times
      changed()
    },
    list: () => describe({ doubles, holds, held: held.length }),
    clear: () => {
      doubles = 0
      release()
    },
  }
}

type Tally = { readonly doubles: number; readonly holds: number; readonly held: number }

const describe = ({ doubles, holds, held }: Tally): string[] => [
  ...(doubles > 0 ? [`delivered twice, ${doubles} to go`] : []),
  ...(holds > 0 ? [`held back, ${holds} to go`] : []),
  ...(held > 0 ? [`${held} held back`] : []),
]
