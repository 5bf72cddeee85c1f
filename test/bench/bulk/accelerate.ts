import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import { nowMs, type Tempo } from './tempo.ts'

/**
 * From now on everything in this process that reads a clock or waits does so in that tempo, whatever package it is in;
 * before anything is loaded that keeps a clock or a timer for itself. What the machine needs for its work is not made
 * any shorter: it counts `factor` times as much as it would. Only how long Node itself waits for somebody who is silent
 * stays as it is.
 */
export function accelerate(tempo: Tempo): void {
  const { factor } = tempo
  const began = nowMs(tempo)
  Object.assign(Date, { now: () => Math.floor(nowMs(tempo)) })
  Object.assign(performance, { now: () => nowMs(tempo) - began })
  const wait = timers.setTimeout
  const waiting = <Value>(ms = 0, value?: Value, options?: object) => wait(ms / factor, value, options)
  Object.assign(timers, { setTimeout: waiting })
  syncBuiltinESMExports()
  for (const name of ['setTimeout', 'setInterval'] as const) shorten(name, factor)
}

function shorten(name: 'setTimeout' | 'setInterval', factor: number): void {
  const plan = globalThis[name]
  const planned = (work: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    plan(work, ms / factor, ...given)
  Object.assign(globalThis, { [name]: planned })
}
