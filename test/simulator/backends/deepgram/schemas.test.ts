import { expect, it } from 'vitest'
import { findBreach } from './schemas.ts'

const answer = (status: number, answered: unknown, path = '/v1/projects/p/invites') =>
  findBreach({ method: 'GET', path, status, sent: undefined, answered })

it('takes what is documented', () => {
  expect(answer(200, { invites: [{ email: 'bob@lighthouse.example', scope: 'member' }] })).toBeUndefined()
  expect(answer(400, 'Bad Request')).toBeUndefined()
})

it('finds what is not', () => {
  expect(answer(200, { invites: [{ email: 'bob@lighthouse.example', scope: 'member', id: '1' }] })).toContain(
    'id',
  )
  expect(answer(200, { invites: [], next: 'x' })).toContain('next')
  expect(answer(409, 'Conflict')).toContain('409')
  expect(answer(400, { message: 'No' })).toContain('400')
  expect(answer(200, {}, '/v1/projects/p/invites/i')).toContain('no operation')
})
