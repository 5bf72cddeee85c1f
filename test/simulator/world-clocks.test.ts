import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Clock } from '../../src/simulator/clock.ts'
import { createManualClock, createRunningClock } from '../../src/simulator/create-clock.ts'

const START = new Date('2026-03-02T09:00:00.000Z')

describe.each<[string, (start: Date) => Clock]>([
  ['a running clock', createRunningClock],
  ['a manual clock', createManualClock],
])('%s', (_name, createClock) => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('starts where it is told to', () => {
    expect(createClock(START).now()).toEqual(START)
  })

  it.each<[string, readonly [afterMs: number, name: string][], number, string[]]>([
    ['nothing early', [[100, 'a']], 99, []],
    ['what is due, at its moment', [[100, 'a']], 100, ['a']],
    [
      'the earlier first',
      [
        [200, 'late'],
        [100, 'early'],
      ],
      500,
      ['early', 'late'],
    ],
    [
      'equals in the order they came',
      [
        [100, 'a'],
        [100, 'b'],
        [100, 'c'],
      ],
      100,
      ['a', 'b', 'c'],
    ],
    ['also what is due after weeks', [[60 * 24 * 3_600_000, 'a']], 61 * 24 * 3_600_000, ['a']],
  ])('runs %s', (_what, timers, advanceMs, expected) => {
    const clock = createClock(START)
    const ran: string[] = []
    for (const [ms, name] of timers) clock.after(ms, () => void ran.push(name))
    clock.advance(advanceMs)
    expect(ran).toEqual(expected)
    expect(clock.now().getTime() - START.getTime()).toBe(advanceMs)
  })

  it('forgets what was called off', () => {
    const clock = createClock(START)
    const work = vi.fn()
    clock.after(100, work)()
    clock.advance(1000)
    expect(work).not.toHaveBeenCalled()
  })

  it('runs what a timer adds while time moves on', () => {
    const clock = createClock(START)
    const work = vi.fn()
    clock.after(100, () => void clock.after(0, work))
    clock.advance(200)
    expect(work).toHaveBeenCalledOnce()
  })

  it('refuses to go back', () => {
    expect(() => createClock(START).advance(-1)).toThrow('forward')
  })
})

describe('only the running clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('runs by itself, also after it was moved', () => {
    const clock = createRunningClock(START)
    const work = vi.fn()
    clock.after(1000, work)
    clock.advance(600)
    vi.advanceTimersByTime(399)
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(work).toHaveBeenCalledOnce()
  })

  it('lets a manual one stand still', () => {
    const clock = createManualClock(START)
    vi.advanceTimersByTime(5000)
    expect(clock.now()).toEqual(START)
  })
})
