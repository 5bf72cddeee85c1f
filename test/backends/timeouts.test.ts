import { expect, test } from 'vitest'
import type { Backend } from '../../src/backends/backend.ts'
import { asBackendKey } from '../../src/domain/ids.ts'
import { standIns } from '../../src/simulator/backends/stand-ins.ts'
import type { BackendName } from '../bench/timeouts/bot.ts'
import { faultSends } from '../bench/timeouts/fault-sends.ts'

// The short form of `npm run bench:timeouts`.

const names: readonly BackendName[] = ['embedded', ...standIns.map(({ name }) => name)]

test.each(names)('%s: no send that goes wrong is lost or doubled', async (name) => {
  const { faulted, lost, doubled, problems, failed } = await faultSends(name, { sends: 10, seed: 3 })
  expect({ faulted, lost, doubled, problems, failed }).toEqual({
    faulted: 10,
    lost: 0,
    doubled: 0,
    problems: [],
    failed: 0,
  })
})

test('where there is no way to look, everybody is in doubt, and the inviter knows', async () => {
  const { done, faulted, unconfirmed } = await faultSends('diga', { sends: 10, seed: 3 })
  expect(unconfirmed).toEqual({ there: done, notThere: faulted - done })
})

test('a backend that sends again without looking is found', async () => {
  const blind = (backend: Backend): Backend => ({
    ...backend,
    send: (offer) => backend.send({ ...offer, isRepeat: false }),
  })
  const { done, doubled } = await faultSends('diga', { sends: 10, seed: 3, spoiled: blind })
  expect(doubled).toBe(done)
})

test('a backend that says what is not true is found', async () => {
  const boasting = (backend: Backend): Backend => ({
    ...backend,
    send: (offer) =>
      offer.isRepeat ? Promise.resolve({ kind: 'invited', key: asBackendKey('k1') }) : backend.send(offer),
  })
  const { done, faulted, lost } = await faultSends('zenml', { sends: 10, seed: 3, spoiled: boasting })
  expect(lost).toBeGreaterThan(0)
  expect(lost).toBe(faulted - done)
})
