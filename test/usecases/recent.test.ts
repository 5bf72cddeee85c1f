import { expect, test } from 'vitest'
import { createRecent } from '../../src/usecases/recent.ts'

/** A table whose answers are counted, on a clock that only the test moves. */
function openTable(answers: readonly ('owner' | 'admin' | undefined | Error)[]) {
  let time = 0
  let asked = 0
  const table = createRecent(() => new Date(time)).ranks
  const get = () =>
    table.get('ann', async () => {
      const answer = answers[asked]
      asked += 1
      if (answer instanceof Error) throw answer
      return answer
    })
  return { get, asked: () => asked, drop: () => table.drop('ann'), pass: (ms: number) => void (time += ms) }
}

test('what was looked up is known for five seconds', async () => {
  const { get, asked, pass } = openTable(['owner', 'admin'])
  expect([await get(), await get()]).toEqual(['owner', 'owner'])
  pass(4_999)
  expect(await get()).toBe('owner')
  pass(1)
  expect(await get()).toBe('admin')
  expect(asked()).toBe(2)
})

test('two who ask at once are told by one look', async () => {
  const { get, asked } = openTable(['owner'])
  expect(await Promise.all([get(), get()])).toEqual(['owner', 'owner'])
  expect(asked()).toBe(1)
})

test('what changed is looked up anew', async () => {
  const { get, drop } = openTable(['owner', 'admin'])
  await get()
  drop()
  expect(await get()).toBe('admin')
})

test('nobody is not remembered, because they may be somebody in a moment', async () => {
  const { get } = openTable([undefined, 'admin'])
  expect(await get()).toBeUndefined()
  expect(await get()).toBe('admin')
})

test('trouble is not remembered', async () => {
  const { get } = openTable([new Error('silent'), 'admin'])
  await expect(get()).rejects.toThrow('silent')
  expect(await get()).toBe('admin')
})
