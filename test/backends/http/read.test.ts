import { expect, test } from 'vitest'
import { z } from 'zod'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import { readAnswer, unexpected } from '../../../src/backends/http/read.ts'

const list = z.object({ invites: z.array(z.object({ email: z.string(), scope: z.string() })) })

const read = (body: unknown) => () => readAnswer('Acme', list, { status: 200, body })

test('reads what fits', () => {
  const body = { invites: [{ email: 'a@b.example', scope: 'member', extra: true }] }
  expect(read(body)()).toEqual({ invites: [{ email: 'a@b.example', scope: 'member' }] })
})

test.for([
  ['nothing', undefined, 'the top'],
  ['something else altogether', 'ok', 'the top'],
  ['a missing field', { invites: [{ email: 'a@b.example' }] }, 'invites.0.scope'],
  ['two of them', { invites: [{ email: 1, scope: 2 }] }, 'invites.0.email, invites.0.scope'],
] as const)('says where %s does not fit', ([, body, places]) => {
  expect(read(body)).toThrow(`Acme is unavailable: the answer 200 does not fit at ${places}`)
  expect(read(body)).toThrow(expect.objectContaining({ trouble: 'unreadable', isUndone: false }))
})

test('names few places of many, and no key that could be a value', () => {
  const roles = z.record(z.string(), z.number())
  const body = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, key]))
  const say = (answered: unknown) => () => readAnswer('Acme', roles, { status: 200, body: answered })
  expect(say(body)).toThrow(/does not fit at a, b, c, d, e$/)
  expect(say({ 'a@b.example': 'x' })).toThrow(/does not fit at \*$/)
})

test.for([
  [401, { err_code: 'INVALID_AUTH', err_msg: 'who?' }, 'unauthorized', 'answered 401 INVALID_AUTH', true],
  [403, 'Forbidden', 'forbidden', 'answered 403', true],
  [404, { error_code: 'PROJECT_NOT_FOUND' }, 'misconfigured', 'answered 404 PROJECT_NOT_FOUND', true],
  [409, { code: 'TAKEN', message: 'a@b.example is taken' }, 'unreadable', 'answered 409 TAKEN', true],
  [400, { category: 'INVALID_JSON' }, 'unreadable', 'answered 400 INVALID_JSON', true],
  [400, { code: 'a@b.example' }, 'unreadable', 'answered 400', true],
  [418, undefined, 'unreadable', 'answered 418', true],
  [202, {}, 'unreadable', 'answered 202', false],
] as const)('%i with %j is %s', ([status, body, trouble, problem, isUndone]) => {
  const error = unexpected('Acme', { status, body })
  expect(error).toBeInstanceOf(BackendUnavailable)
  expect(error).toMatchObject({ trouble, isUndone, message: `Acme is unavailable: ${problem}` })
})
