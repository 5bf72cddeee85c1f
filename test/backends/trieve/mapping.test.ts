import { describe, expect, it } from 'vitest'
import { finishUrl } from '../../../src/backends/trieve/finish-url.ts'
import { asInvitation, asMember, madeAt, readComplaint } from '../../../src/backends/trieve/mapping.ts'
import { findRoleNumber, ROLES, roleOf } from '../../../src/backends/trieve/roles.ts'
import { asBackendKey } from '../../../src/domain/ids.ts'

describe('what Trieve complains about', () => {
  it.each([
    ['Invalid email', 'bad_email'],
    ['invalid e-mail address', 'bad_email'],
    ['Can not invite yourself', 'yourself'],
    ['Can not invite user with higher role than yours', 'above_operator'],
    ["Can not grant a user a higher role than that of the requesting user's", 'above_operator'],
    ['User with email bob@example.com is already in the organization', 'member'],
    ['User with email bob@example.com has already been invited', 'invited'],
    ['User with email already-been-invited@example.com is already in the organisation', 'member'],
    ['User with email higher-role@example.com has already been invited', 'invited'],
    ['Error sending email', 'unknown'],
    ['', 'unknown'],
  ])('%s', (message, complaint) => {
    expect(readComplaint({ message })).toBe(complaint)
  })

  it.each([[undefined], ['Invalid email'], [{ error: 'Invalid email' }], [{ message: 4 }], [null]])(
    'nothing that can be read: %j',
    (body) => expect(readComplaint(body)).toBe('unknown'),
  )
})

describe('moments', () => {
  it.each([
    ['2026-03-02T12:00:00.123456', '2026-03-02T12:00:00.123Z'],
    ['2026-03-02 12:00:00', '2026-03-02T12:00:00.000Z'],
    ['2026-03-02T12:00:00Z', '2026-03-02T12:00:00.000Z'],
    ['2026-03-02T13:00:00+01:00', '2026-03-02T12:00:00.000Z'],
    ['yesterday', '1970-01-01T00:00:00.000Z'],
    [undefined, '1970-01-01T00:00:00.000Z'],
  ])('%s is UTC', (text, at) => {
    expect(madeAt(text === undefined ? {} : { created_at: text }).toISOString()).toBe(at)
  })
})

describe('roles', () => {
  it('stand highest first', () => {
    expect(ROLES.map(({ name, rank }) => `${name}=${rank}`)).toEqual([
      'owner=owner',
      'admin=admin',
      'user=member',
    ])
  })

  it.each([
    [[0], 'user'],
    [[1], 'admin'],
    [[2], 'owner'],
    [[3], 'user'],
    [[-1], 'user'],
    [[1.5], 'user'],
    [[], 'user'],
    [[0, 2], 'owner'],
    [[7, 1], 'admin'],
  ])('of %j is %s', (numbers, name) => {
    expect(roleOf(...numbers).name).toBe(name)
  })

  it.each([
    ['user', 0],
    ['owner', 2],
    ['member', undefined],
    ['length', undefined],
  ])('%s has the number %s', (name, number) => {
    expect(findRoleNumber(name)).toBe(number)
  })
})

describe('a member', () => {
  const memberships = [
    { organization_id: 'ours', role: 1 },
    { organization_id: 'theirs', role: 2 },
  ]
  const user = { id: 'u1', email: 'Bob@Example.com', name: 'Bob Okafor', user_orgs: memberships }

  it('has the role in this organization', () => {
    const role = { name: 'admin', rank: 'admin' }
    const member = { account: 'u1', name: 'Bob Okafor', email: 'bob@example.com', role }
    expect(asMember(user, 'ours')).toEqual(member)
    expect(asMember({ ...user, user_orgs: [] }, 'ours').role.name).toBe('user')
  })

  it.each([[null], [undefined], [''], [' ']])('without a name (%j) has that of the address', (name) => {
    expect(asMember({ ...user, name }, 'ours').name).toBe('Bob')
  })
})

it('an invitation has no end and no name but that of the address', () => {
  const row = { id: 'i1', email: 'Bob@Example.com', used: false, role: 9 }
  expect(asInvitation(row)).toEqual({ key: 'i1', name: 'Bob', email: 'bob@example.com', role: 'user' })
})

it.each([['https://trieve.example'], ['https://trieve.example/'], ['https://host.example/trieve/']])(
  'the link to finish is below %s',
  (base) => {
    const options = {
      organization: 'o1',
      apiUrl: new URL(base),
      returnUrl: new URL('https://dashboard.example/?a=b&c=d'),
    }
    const url = finishUrl(options, asBackendKey('i1'))
    expect(url.href.startsWith(`${base.replace(/\/$/, '')}/api/auth?`)).toBe(true)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      inv_code: 'i1',
      organization_id: 'o1',
      redirect_uri: 'https://dashboard.example/?a=b&c=d',
    })
  },
)
