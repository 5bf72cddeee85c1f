import { describe, expect, it } from 'vitest'
import {
  collectRoles,
  isExpired,
  isOpen,
  isWhole,
  readCode,
  toInvitation,
  toMember,
  toRole,
} from '../../../src/backends/better-auth/mapping.ts'
import type { Invitation } from '../../../src/backends/better-auth/schemas.ts'

const NOON = new Date('2026-03-02T12:00:00Z')

const sample: Invitation = {
  id: 'i1',
  email: 'bob@example.com',
  role: 'admin',
  status: 'pending',
  expiresAt: new Date(NOON.getTime() + 1),
}

describe('a role', () => {
  it.each([
    ['owner', { name: 'owner', rank: 'owner' }],
    ['member,owner', { name: 'owner', rank: 'owner' }],
    ['member, admin', { name: 'admin', rank: 'admin' }],
    ['editor', { name: 'editor', rank: 'member' }],
    ['editor,auditor', { name: 'editor', rank: 'member' }],
    ['Owner', { name: 'Owner', rank: 'member' }],
    ['', { name: '', rank: 'member' }],
  ])('%s', (text, role) => expect(toRole(text)).toEqual(role))

  it('is one of the usual ones or one that somebody has', () => {
    expect(collectRoles(['editor,admin', 'owner', '', 'editor']).map(({ name }) => name)).toEqual([
      'owner',
      'admin',
      'member',
      'editor',
    ])
  })
})

describe('an invitation', () => {
  it.each([
    ['pending, and there is time', sample, true, false],
    ['pending, and too late', { ...sample, expiresAt: NOON }, false, true],
    ['accepted', { ...sample, status: 'accepted' }, false, false],
    ['canceled, and too late', { ...sample, status: 'canceled', expiresAt: NOON }, false, false],
    ['in a state that nobody knows', { ...sample, status: 'paused' }, false, false],
  ])('%s', (_name, one, open, expired) => {
    expect([isOpen(one, NOON), isExpired(one, NOON)]).toEqual([open, expired])
  })

  it('may come without a role', () => {
    expect(toInvitation({ ...sample, role: null })).toEqual({
      key: 'i1',
      name: 'bob@example.com',
      email: 'bob@example.com',
      expiresAt: sample.expiresAt,
    })
  })

  it('may be missing from a list that is as long as lists can be', () => {
    expect([99, 100, 101].map((length) => isWhole(Array.from({ length }, () => sample)))).toEqual([
      true,
      false,
      true,
    ])
  })
})

it.each([
  ['all of it', { name: 'Bob', email: 'bob@example.com' }, { name: 'Bob', email: 'bob@example.com' }],
  ['no name', { name: '', email: 'bob@example.com' }, { name: 'bob@example.com', email: 'bob@example.com' }],
  ['nothing', undefined, { name: 'Somebody' }],
])('a member with %s of a person', (_name, user, seen) => {
  expect(toMember({ id: 'm1', userId: 'u1', role: 'admin', user })).toEqual({
    account: 'u1',
    role: { name: 'admin', rank: 'admin' },
    ...seen,
  })
})

describe('the code of a refusal', () => {
  it.each([
    [{ code: 'INVITATION_NOT_FOUND', message: 'Invitation not found!' }, 'INVITATION_NOT_FOUND'],
    [{ message: 'You are not a member of this organization' }, 'YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION'],
    [{ message: 'ROLE_NOT_FOUND: emperor' }, 'ROLE_NOT_FOUND'],
    [{ message: 'Role not found: emperor', code: 'ROLE_NOT_FOUND_EMPEROR' }, 'ROLE_NOT_FOUND'],
    [{}, undefined],
    [undefined, undefined],
    ['Forbidden', undefined],
    [{ code: 7 }, undefined],
  ])('%j', (body, code) => expect(readCode(body)).toBe(code))
})
