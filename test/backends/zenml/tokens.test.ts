import { expect, it } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import { createTokens, type Grant } from '../../../src/backends/zenml/tokens.ts'

function open(lifetimeMs = 3_600_000) {
  let nowMs = 0
  let exchanges = 0
  let failure: Error | undefined
  const exchange = async (): Promise<Grant> => {
    exchanges += 1
    if (failure) throw failure
    return { token: `token-${exchanges}`, lifetimeMs }
  }
  return {
    tokens: createTokens(exchange, () => new Date(nowMs)),
    exchanges: () => exchanges,
    pass: (ms: number) => {
      nowMs += ms
    },
    fail: (error: Error | undefined) => {
      failure = error
    },
  }
}

it('is exchanged once for everybody who asks meanwhile', async () => {
  const { tokens, exchanges } = open()
  const all = await Promise.all(Array.from({ length: 20 }, () => tokens.get()))
  expect([new Set(all), exchanges()]).toEqual([new Set(['token-1']), 1])
})

it('is renewed a minute before it ends', async () => {
  const { tokens, pass } = open()
  await tokens.get()
  pass(3_539_999)
  expect(await tokens.get()).toBe('token-1')
  pass(1)
  expect(await tokens.get()).toBe('token-2')
})

it('is used for half its life where that is short', async () => {
  const { tokens, pass } = open(30_000)
  await tokens.get()
  pass(14_999)
  expect(await tokens.get()).toBe('token-1')
  pass(1)
  expect(await tokens.get()).toBe('token-2')
})

it('is exchanged anew when it is not taken, and a newer one is left alone', async () => {
  const { tokens, exchanges } = open()
  const first = await tokens.get()
  tokens.drop(first)
  expect(await tokens.get()).toBe('token-2')
  tokens.drop(first)
  expect([await tokens.get(), exchanges()]).toEqual(['token-2', 2])
})

it('fails before anything is changed, and is tried again', async () => {
  const { tokens, fail } = open()
  fail(new BackendUnavailable('ZenML Pro', { trouble: 'not_answering', waitMs: 7 }))
  await expect(tokens.get()).rejects.toMatchObject({ trouble: 'not_answering', waitMs: 7, isUndone: true })
  fail(undefined)
  expect(await tokens.get()).toBe('token-2')
})
