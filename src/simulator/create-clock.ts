import type { Clock } from './clock.ts'

/** The longest wait that a Node timer can be set to; longer ones are re-armed. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

type Entry = { readonly dueAtMs: number; readonly order: number; readonly work: () => void }

/** Real time plus whatever `advance` has added. A waiting timer does not keep the process alive. */
export function createRunningClock(start: Date = new Date()): Clock {
  let offsetMs = start.getTime() - Date.now()
  const agenda = createAgenda()
  const nowMs = () => Date.now() + offsetMs
  let timeout: NodeJS.Timeout | undefined

  const arm = () => {
    clearTimeout(timeout)
    const next = agenda.peek()
    if (!next) return
    const waitMs = Math.min(Math.max(0, next.dueAtMs - nowMs()), LONGEST_TIMEOUT_MS)
    timeout = setTimeout(ring, waitMs).unref()
  }
  const ring = () => {
    try {
      runDue(agenda, nowMs)
    } finally {
      arm()
    }
  }

  return {
    now: () => new Date(nowMs()),
    advance: (ms) => {
      offsetMs += forwardMs(ms)
      ring()
    },
    after: (ms, work) => {
      const cancel = agenda.add(nowMs() + ms, work)
      arm()
      return cancel
    },
  }
}

/** Stands still until `advance`; each timer then sees the moment it was due at. */
export function createManualClock(start: Date): Clock {
  let nowMs = start.getTime()
  const agenda = createAgenda()
  return {
    now: () => new Date(nowMs),
    advance: (ms) => {
      const untilMs = nowMs + forwardMs(ms)
      for (let entry = agenda.takeDue(untilMs); entry; entry = agenda.takeDue(untilMs)) {
        nowMs = Math.max(nowMs, entry.dueAtMs)
        entry.work()
      }
      nowMs = Math.max(nowMs, untilMs)
    },
    after: (ms, work) => agenda.add(nowMs + ms, work),
  }
}

function runDue(agenda: Agenda, nowMs: () => number): void {
  for (let entry = agenda.takeDue(nowMs()); entry; entry = agenda.takeDue(nowMs())) entry.work()
}

function forwardMs(ms: number): number {
  if (!(ms >= 0)) throw new Error(`time only moves forward, not by ${ms} ms`)
  return ms
}

type Agenda = {
  /** The answer takes the entry off again. */
  add(dueAtMs: number, work: () => void): () => void
  peek(): Entry | undefined
  takeDue(nowMs: number): Entry | undefined
}

/** What is due first comes first; of two at the same moment, what was added first. */
function createAgenda(): Agenda {
  const entries = new Set<Entry>()
  let added = 0
  const peek = () =>
    [...entries].reduce<Entry | undefined>(
      (first, one) => (first && isBefore(first, one) ? first : one),
      undefined,
    )
  return {
    add: (dueAtMs, work) => {
      const entry = { dueAtMs, order: added++, work }
      entries.add(entry)
      return () => void entries.delete(entry)
    },
    peek,
    takeDue: (nowMs) => {
      const next = peek()
      if (!next || next.dueAtMs > nowMs) return undefined
      entries.delete(next)
      return next
    },
  }
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.dueAtMs < other.dueAtMs || (one.dueAtMs === other.dueAtMs && one.order < other.order)
