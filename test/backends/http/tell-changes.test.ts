import { expect, test } from 'vitest'
import type { HttpCall } from '../../../src/backends/http/call.ts'
import { tellChanges } from '../../../src/backends/http/tell-changes.ts'

/** What was told by the time each call had ended. */
async function tellOf(method: HttpCall['method'], isLost = false): Promise<number> {
  let told = 0
  const call = async () => {
    if (isLost) throw new Error('lost')
    return { status: 204, body: undefined }
  }
  const http = tellChanges({ call, close: async () => {} }, () => {
    told += 1
  })
  await http.call({ method, path: [] }).catch(() => {})
  return told
}

test('what changes something is told, also where the answer got lost', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    expect(await tellOf(method)).toBe(1)
    expect(await tellOf(method, true)).toBe(1)
  }
})

test('a look is not told', async () => {
  expect(await tellOf('GET')).toBe(0)
})
