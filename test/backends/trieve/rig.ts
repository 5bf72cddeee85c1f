import { afterEach } from 'vitest'
import type { Exchange } from '../../../src/simulator/backends/stand-in.ts'
import { type OpenedTrieve, openTrieve, type TrieveWish } from './open-trieve.ts'

const opened: OpenedTrieve[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

/** Closed after the test. */
export async function open(wish: TrieveWish = {}): Promise<OpenedTrieve> {
  const one = await openTrieve(wish)
  opened.push(one)
  return one
}

export const BOB = 'bob@example.com'

/** How often Trieve was asked. */
export function callsOf({ standIn }: OpenedTrieve, method: string, path = ''): number {
  const isOne = (one: Exchange) => one.method === method && one.path.includes(path)
  return standIn.traffic().filter(isOne).length
}

/** What the call threw. */
export async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown')
}

export const refusal = (message: string, status = 400) =>
  ({ kind: 'answer', status, body: JSON.stringify({ message }) }) as const
