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
})
