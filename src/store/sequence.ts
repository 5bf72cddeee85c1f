import { randomBytes } from 'node:crypto'

let lastTick = 0

/**
 * A text that sorts after every one made before it, by this process surely, by another as far as their clocks
 * agree. For order only: it says nothing about when something happened.
 */
export function nextSequence(): string {
  lastTick = Math.max(Date.now() * 1000, lastTick + 1)
  return `${String(lastTick).padStart(17, '0')}${randomBytes(4).toString('hex')}`
}
