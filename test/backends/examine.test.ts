import { expect, test } from 'vitest'
import { BackendUnavailable, type Trouble } from '../../src/backends/backend.ts'
import { examine } from '../../src/backends/examine.ts'

const SENTENCES: Readonly<Record<Trouble, string>> = {
  not_answering: 'Wake it.',
  busy: 'Wait.',
  unauthorized: 'Make a new key.',
  forbidden: 'Make a better key.',
  misconfigured: 'Check the address.',
  unreadable: 'Update.',
}

test('who finds nothing finds it healthy', async () => {
  expect(await examine(SENTENCES, async () => undefined)).toEqual({ kind: 'healthy' })
})

test.for(['unauthorized', 'busy'] as const)('%s has its sentence, found or thrown', async (trouble) => {
  const unhealthy = { kind: 'unhealthy', trouble, problem: SENTENCES[trouble] }
  expect(await examine(SENTENCES, async () => trouble)).toEqual(unhealthy)
  const error = new BackendUnavailable('Acme', { trouble, problem: 'answered 499' })
  const seen = 'Acme is unavailable: answered 499'
  expect(await examine(SENTENCES, () => Promise.reject(error))).toEqual({ ...unhealthy, seen })
})

test('a mistake of ours is no news about the backend', async () => {
  await expect(examine(SENTENCES, () => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours')
})
