import { expect, test } from 'vitest'
import type { StandInName } from '../../src/simulator/backends/stand-ins.ts'
import { countCalls } from '../bench/calls/count-calls.ts'

// What `npm run bench:calls` prints, where a click would cost too much if it asked without thinking.

test.for<[name: StandInName, most: Readonly<Record<string, number>>]>([
  ['deepgram', { 'olga members': 1, 'olga revoke: 5 letters': 1, 'olga invite 25': 28 }],
  ['trieve', { 'olga members': 1, 'olga revoke: 5 letters': 1, 'olga invite 25': 3 }],
  ['diga', { 'olga members': 2, 'olga role: 5 letters': 1, 'olga invite 25': 3 }],
  ['zenml', { 'olga members': 8, 'olga revoke: 5 letters': 8, 'olga invite 25': 59 }],
  ['better-auth', { 'olga members': 2, 'olga role: 5 letters': 2, 'olga invite 25': 28 }],
])('%s is asked no more than it takes', async ([name, most]) => {
  const costs = await countCalls(name)
  for (const [act, calls] of Object.entries(most))
    expect(costs.get(act)?.length, act).toBeLessThanOrEqual(calls)
  expect(costs.get('olga help')?.length).toBeGreaterThan(0)
})
