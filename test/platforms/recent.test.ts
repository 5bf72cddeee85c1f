import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRecent } from '../../src/platforms/recent.ts'

describe('what was asked a moment ago', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => vi.useRealTimers())

  const counting = () => {
    let count = 0
    return createRecent(async (key) => `${key} ${++count}`)
  }

  it('is recalled for a minute, for each by itself', async () => {
    const { recall } = counting()
    expect([await recall('ann'), await recall('bob'), await recall('ann')]).toEqual([
      'ann 1',
      'bob 2',
      'ann 1',
    ])
    vi.advanceTimersByTime(59_000)
    expect(await recall('ann')).toBe('ann 1')
    vi.advanceTimersByTime(1000)
    expect(await recall('ann')).toBe('ann 3')
  })

  it('is what anybody was answered last', async () => {
    const { ask, recall } = counting()
    await recall('ann')
    expect(await ask('ann')).toBe('ann 2')
    expect(await recall('ann')).toBe('ann 2')
  })

  it('is not recalled when there was no answer', async () => {
    const answers = [Promise.reject(new Error('down')), Promise.resolve('up')]
    const { recall } = createRecent(() => answers.shift() ?? Promise.resolve('again'))
    await expect(recall('ann')).rejects.toThrow('down')
    expect(await recall('ann')).toBe('up')
  })

  it('is recalled for another time where that is said', async () => {
    let count = 0
    const { recall } = createRecent(async () => ++count, 1000)
    expect([await recall('ann'), await recall('ann')]).toEqual([1, 1])
    vi.advanceTimersByTime(1000)
    expect(await recall('ann')).toBe(2)
  })

  it('may have been learnt in another way', async () => {
    const { note, recall } = counting()
    note('ann', 'from an address')
    expect(await recall('ann')).toBe('from an address')
  })

  it('is asked for with the urgency of whoever asks', async () => {
    const { ask, recall } = createRecent(async (key, urgency) => `${key} ${urgency}`)
    expect([await ask('ann', 'interactive'), await recall('bob', 'bulk')]).toEqual([
      'ann interactive',
      'bob bulk',
    ])
  })

  it('gives way to what is newer, and to nothing else', async () => {
    const { ask, recall } = counting()
    await ask('ann')
    for (let number = 1; number < 10_000; number += 1) await ask(`${number}`)
    await ask('ann')
    await ask('one more')
    expect(await recall('ann')).toBe('ann 10001')
    expect(await recall('1')).toBe('1 10003')
  })
})
