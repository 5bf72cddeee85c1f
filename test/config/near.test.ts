import { expect, test } from 'vitest'
import { near } from '../../src/config/teams/near.ts'

const WORDS = ['id', 'name', 'backend', 'defaultRole', 'domains', 'places']

test.for<[typed: string, meant: string | undefined]>([
  ['name', 'name'],
  ['Name', 'name'],
  ['nmae', 'name'],
  ['backends', 'backend'],
  ['bakcend', 'backend'],
  ['default_role', 'defaultRole'],
  ['defaultroles', 'defaultRole'],
  ['domian', 'domains'],
  ['place', 'places'],
  ['x', undefined],
  ['ix', undefined],
  ['nickname', undefined],
  ['channels', undefined],
  ['', undefined],
])('%s is %s', ([typed, meant]) => {
  expect(near(typed, WORDS)).toBe(meant)
})
