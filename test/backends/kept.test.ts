import { expect, test } from 'vitest'
import { keep } from '../../src/backends/kept.ts'

/** Counts how often it is asked, at a clock that is moved by hand. */
function counting() {
  let nowMs = 0
  let asked = 0
  const ask = async () => {
    asked += 1
    return asked
  }
  const kept = keep(ask, { ms: 5_000, now: () => new Date(nowMs) })
  const pass = (ms: number) => {
    nowMs += ms
  }
  return { kept, pass }
}

test('who comes within the while hears the same, who comes later something new', async () => {
  const { kept, pass } = counting()
  expect(await Promise.all([kept.get(), kept.get()])).toEqual([1, 1])
  pass(4_999)
  expect(await kept.get()).toBe(1)
  pass(1)
  expect(await kept.get()).toBe(2)
})

test('what is not enough is asked for anew, once for all who come', async () => {
  const { kept } = counting()
  await kept.get()
  const isSecond = (value: number) => value === 2
  expect(await Promise.all([kept.get(isSecond), kept.get(isSecond)])).toEqual([2, 2])
  expect(await kept.get(isSecond)).toBe(2)
})

test('what was asked for just now is not asked for again, enough or not', async () => {
  expect(await counting().kept.get(() => false)).toBe(1)
})

test('what is forgotten while it is on its way is not kept', async () => {
  const { kept } = counting()
  const early = kept.get()
  kept.forget()
  expect([await early, await kept.get()]).toEqual([1, 2])
})

test('a failure is not kept', async () => {
  let isDown = true
  const ask = async () => {
    if (isDown) throw new Error('down')
    return 'up'
  }
  const kept = keep(ask, { ms: 5_000, now: () => new Date(0) })
  await expect(kept.get()).rejects.toThrow('down')
  isDown = false
  expect(await kept.get()).toBe('up')
})
