import { setImmediate as tick } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { BackendUnavailable } from '../../src/backends/backend.ts'
import { sendEach } from '../../src/backends/send-each.ts'

test('at most four are under way, and the results are in order', async () => {
  let underWay = 0
  let most = 0
  const sent = await sendEach([9, 8, 7, 6, 5, 4, 3, 2, 1], async (one) => {
    underWay += 1
    most = Math.max(most, underWay)
    for (let wait = 0; wait < one; wait += 1) await tick()
    underWay -= 1
    return one
  })
  expect([most, sent]).toEqual([4, [9, 8, 7, 6, 5, 4, 3, 2, 1]])
})

test('one that has to come later leaves the others alone', async () => {
  const because = new BackendUnavailable('Acme', { trouble: 'busy' })
  const sent = await sendEach(['ann', 'bob', 'cid'], async (name) => {
    if (name === 'bob') throw because
    return name
  })
  expect(sent).toEqual(['ann', { kind: 'later', because }, 'cid'])
})

test('a mistake of ours is no reason to come later', async () => {
  const send = () => Promise.reject(new TypeError('ours'))
  await expect(sendEach(['ann'], send)).rejects.toThrow('ours')
})
