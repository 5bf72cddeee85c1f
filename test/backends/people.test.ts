import { describe, expect, test } from 'vitest'
import { byName } from '../../src/backends/by-name.ts'
import { findAmong } from '../../src/backends/find-among.ts'
import { isLastOwner } from '../../src/backends/is-last-owner.ts'
import { localPart } from '../../src/backends/local-part.ts'
import { parseMoment } from '../../src/backends/parse-moment.ts'
import { readToken } from '../../src/backends/read-token.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import type { Rank } from '../../src/domain/role.ts'

const person = (name: string, rank: Rank = 'member', account = name) => ({
  account: asAccountId(account),
  name,
  email: `${name}@example.com`,
  role: { name: rank, rank },
})

test('people stand by name, and of one name by account', () => {
  const bobs = [person('bob', 'member', '2'), person('bob', 'member', '1'), person('ann', 'member', '9')]
  expect(bobs.toSorted(byName).map(({ account }) => account)).toEqual(['9', '1', '2'])
})

describe('somebody is found', () => {
  const all = [person('ann'), person('bob')]
  test.for([
    ['by account', { account: asAccountId('bob') }, 'bob'],
    ['by address, whatever its case', { email: 'Ann@Example.com' }, 'ann'],
    ['not by a part of it', { email: 'ann@' }, undefined],
    ['not where they are not', { account: asAccountId('cid') }, undefined],
  ] as const)('%s', ([, who, name]) => {
    expect(findAmong(all, who)?.name).toBe(name)
  })
})

describe('the last owner', () => {
  test.for([
    ['is who is the only one', [person('ann', 'owner'), person('bob', 'admin')], 'ann', true],
    ['is nobody of two', [person('ann', 'owner'), person('bob', 'owner')], 'ann', false],
    ['is nobody of a lower rank', [person('ann', 'owner'), person('bob', 'admin')], 'bob', false],
    ['is nobody where there is none', [person('bob')], 'bob', false],
  ] as const)('%s', ([, members, account, is]) => {
    expect(isLastOwner(members, account)).toBe(is)
  })
})

test.for([
  ['tok-1', 'tok-1'],
  [undefined, undefined],
  ['', undefined],
  ['two words', undefined],
  ['line\n', undefined],
  ['tök', undefined],
])('of the token %j a header can have %j', ([token, read]) => {
  expect(readToken(token === undefined ? {} : { token })).toBe(read)
})

test.for([
  ['2026-03-04T14:02:00Z', '2026-03-04T14:02:00.000Z'],
  ['2026-03-04T14:02:00+02:00', '2026-03-04T12:02:00.000Z'],
  ['2026-03-04T14:02:00', '2026-03-04T14:02:00.000Z'],
  ['2026-03-04 14:02:00.123456', '2026-03-04T14:02:00.123Z'],
  ['soon', undefined],
  ['', undefined],
])('the moment %j is %j', ([text = '', at]) => {
  expect(parseMoment(text)?.toISOString()).toBe(at)
})

test('a name is made of an address without its domain', () => {
  expect(['ann.lee@example.com', 'odd'].map(localPart)).toEqual(['ann.lee', 'odd'])
})
