import type { Fault } from '../../../src/simulator/backends/faults.ts'
import type { Chance } from './chance.ts'

const PAGE = '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>'

/** It is done, and the word of it does not arrive. */
const DONE: readonly Fault[] = [
  { kind: 'silence_after' },
  { kind: 'answer_after', status: 500, body: PAGE },
  { kind: 'answer_after', status: 502 },
  { kind: 'answer_after', status: 502, body: PAGE },
  { kind: 'answer_after', status: 500 },
  { kind: 'cut' },
]

/** It is not done, which looks the same from here. */
const UNDONE: readonly Fault[] = [
  { kind: 'answer', status: 503, body: PAGE },
  { kind: 'answer', status: 503 },
  { kind: 'silence' },
]

/** At least `count`, evenly of every kind, in an order that is left to chance. */
export function mixFaults(count: number, { shuffle }: Chance): readonly Fault[] {
  const kinds = [...DONE, ...UNDONE]
  return shuffle(Array.from({ length: Math.ceil(count / kinds.length) }, () => kinds).flat())
}

export const isDone = ({ kind }: Fault): boolean => DONE.some((one) => one.kind === kind)
