import { expect, it } from 'vitest'
import {
  asInvitation,
  asMember,
  asRole,
  outcomeOfError,
  reasonOfCode,
  reasonOfField,
} from '../../../src/backends/diga/mapping.ts'
import { bulk, invitation, member } from '../../../src/backends/diga/schemas.ts'

const ID = '3c90c3cc-0d44-4b50-8888-8dd25736052a'

it.each([
  ['admin', 'owner'],
  ['member', 'member'],
  ['reader', 'viewer'],
  ['wizard', 'viewer'],
])('takes the role %s for the rank %s', (name, rank) => {
  expect(asRole(name)).toEqual({ name, rank })
})

it.each([
  [null, undefined],
  [undefined, undefined],
  ['Could not send the invitation', undefined],
  ['PROFILE_ALREADY_IN_PROJECT', { kind: 'already_member' }],
  ['409: PROFILE_ALREADY_IN_PROJECT (see the docs)', { kind: 'already_member' }],
  ['INVALID_EMAIL', { kind: 'refused', reason: 'bad_email' }],
  ['UNATHORIZED_ROLE', { kind: 'refused', reason: 'above_operator' }],
  ['MOON_IS_FULL', undefined],
])('reads what is wrong out of %s', (error, outcome) => {
  expect(outcomeOfError(error)).toEqual(outcome)
})

it.each([
  ['CANNOT_REMOVE_LAST_ADMIN', 'last_owner'],
  ['INVITATION_EXPIRED', 'expired'],
  ['MEMBER_NOT_FOUND', 'not_found'],
  ['INTERNAL_SERVER_ERROR', undefined],
])('takes the code %s for %s', (code, reason) => {
  expect(reasonOfCode(code)).toBe(reason)
})

it.each([
  [['body', 'email'], 'bad_email'],
  [['body', 'invitations', 3, 'email'], 'bad_email'],
  [['body', 'role'], 'unknown_role'],
  [['path', 'profile_id'], undefined],
  [[], undefined],
])('takes the field %j for %s', (loc, reason) => {
  expect(reasonOfField(loc)).toBe(reason)
})

it.each([
  [{ first_name: 'Bob', last_name: 'Okafor' }, 'Bob Okafor'],
  [{ first_name: null, last_name: 'Okafor' }, 'Okafor'],
  [{}, 'bob'],
])('names who calls themselves %j', (names, name) => {
  const read = member.parse({ id: ID, email: 'Bob@Example.com', role: { id: ID, name: 'reader' }, ...names })
  expect(asMember(read)).toEqual({
    account: ID,
    name,
    email: 'bob@example.com',
    role: { name: 'reader', rank: 'viewer' },
  })
})

it.each([
  ['2026-03-09T12:00:00Z', '2026-03-09T12:00:00.000Z'],
  ['2026-03-09T12:00:00+02:00', '2026-03-09T10:00:00.000Z'],
  ['2026-03-09T12:00:00', '2026-03-09T12:00:00.000Z'],
])('reads the moment %s as UTC unless it says otherwise', (expires_at, moment) => {
  const sample = { id: ID, invited_email: 'Bob@Example.com', project_id: ID, expires_at, role: 'member' }
  expect(asInvitation(invitation.parse(sample))).toEqual({
    key: ID,
    name: 'bob',
    email: 'bob@example.com',
    role: 'member',
    expiresAt: new Date(moment),
  })
})

it('reads of a bulk answer what can be read', () => {
  const failed = [{ email: 'Bob@Example.com' }, { success: true }, 'x', { email: 'mia', invitation: {} }]
  expect(bulk.parse({ successful: [{}], failed })).toEqual({
    successful: [],
    failed: [
      { email: 'bob@example.com', success: false },
      { email: 'mia', success: false },
    ],
  })
  expect(bulk.safeParse({ successful: 'all' }).success).toBe(false)
})
