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
  let armed: ApiFault[] = []
  let doubles = 0
  let holds = 0
  let held: Delivery[] = []

  const sendOut = (delivery: Delivery) => {
    delivery(doubles > 0 ? 2 : 1)
    doubles = Math.max(0, doubles - 1)
  }
  const release = () => {
    const waiting = held
    held = []
    holds = 0
    for (const delivery of waiting) sendOut(delivery)
    changed()
  }
  const take = (call: readonly string[]) => {
    const fault = armed.find((one) => call.some((name) => name.includes(one.call)))
    if (!fault) return undefined
    armed = armed.flatMap((one) => (one === fault ? worn(one) : [one]))
    changed()
    return fault
  }
  const deliver = (delivery: Delivery) => {
    if (holds === 0) return sendOut(delivery)
    holds--
    held.push(delivery)
    changed()
  }

  return {
    ...{ dropSockets, refreshSockets, release, take, deliver },
    fail: (fault) => {
      if (fault.times > 0) armed.push(fault)
      changed()
    },
    deliverTwice: (times) => {
      doubles += times
      changed()
    },
    hold: (times) => {
      holds += times
      changed()
    },
    list: () => describe({ armed, doubles, holds, held: held.length }),
    clear: () => {
      armed = []
      doubles = 0
      release()
    },
  }
}

const worn = (fault: ApiFault): ApiFault[] => (fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [])

type Armed = {
  readonly armed: readonly ApiFault[]
  readonly doubles: number
  readonly holds: number
  readonly held: number
}

function describe({ armed, doubles, holds, held }: Armed): string[] {
  const calls = armed.map(({ call, how, times }) => `${call || 'any call'}: ${how}, ${times} to go`)
  return [
    ...calls,
    ...(doubles > 0 ? [`delivered twice, ${doubles} to go`] : []),
    ...(holds > 0 ? [`held back, ${holds} to go`] : []),
    ...(held > 0 ? [`${held} held back`] : []),
  ]
}
