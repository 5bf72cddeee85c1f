import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  asInvitation,
  asOwnInvitation,
  created,
  fateOf,
  member,
  reasonOfRefusal,
  reasonOfRejection,
  roles,
} from '../../../src/backends/zenml/mapping.ts'
import { invitationInfo } from '../../../src/backends/zenml/schemas.ts'

const NOON = new Date('2026-03-02T12:00:00Z')

describe('roles', () => {
  it.each([
    ['Organization Admin', 'owner'],
    ['Org Admin', 'owner'],
    ['admin', 'owner'],
    ['Organization Manager', 'admin'],
    ['Org Editor', 'admin'],
    ['Organization Member', 'member'],
    ['Organization Viewer', 'viewer'],
    ['Billing Admin', 'member'],
    ['Chief Admin of Everything', 'member'],
  ])('%s ranks as %s', (name, rank) => {
    expect(roles.parse([{ id: 'r1', name }])).toMatchObject([{ id: 'r1', name, rank }])
  })

  it('come as a list or as a page, without those of workspaces and projects', () => {
    const items = [
      { id: 'r1', name: 'Organization Member', level: 'organization' },
      { id: 'r2', name: 'Workspace Admin', level: 'workspace' },
      { id: 'r3', name: 'Project Admin', scope: 'project' },
    ]
    for (const answer of [items, { items, total: 3 }])
      expect(roles.parse(answer).map(({ id }) => id)).toEqual(['r1'])
  })
})

describe('a member', () => {
  const bob = { account: 'u1', name: 'Bob', email: 'bob@example.com' }
  it.each([
    [{ user: { id: 'u1', name: 'Bob', email: 'Bob@Example.com' }, roles: [] }],
    [{ user: null, service_account: { id: 'u1', name: 'Bob', email: 'bob@example.com' } }],
    [{ id: 'membership', user_id: 'u1', full_name: 'Bob', email: 'bob@example.com' }],
    [{ id: 'u1', username: 'Bob', email: 'bob@example.com', name: '' }],
  ])('is read from %j', (answer) => {
    expect(member.parse(answer)).toEqual(bob)
  })

  it('without a name goes by the address, and without an id is none', () => {
    expect(member.parse({ id: 'u1', email: 'bob@example.com' }).name).toBe('bob@example.com')
    expect(member.safeParse({ email: 'bob@example.com' }).success).toBe(false)
  })
})

describe('an invitation', () => {
  it.each([
    ['pending', 'waiting'],
    ['PENDING_ACCEPTANCE', 'waiting'],
    ['something new', 'waiting'],
    ['', 'waiting'],
    ['Accepted', 'accepted'],
    ['declined', 'declined'],
    ['rejected', 'declined'],
    ['EXPIRED', 'expired'],
    ['revoked', 'gone'],
    ['cancelled', 'gone'],
  ])('in the state %j is %s', (state, fate) => {
    const told = { id: 'i1', email: 'b@x.y', state, expiration_date: '2026-03-02T12:00:01Z' }
    expect(fateOf(told, NOON)).toBe(fate)
    const isOver = { ...told, expiration_date: '2026-03-02T12:00:00Z' }
    expect(fateOf(isOver, NOON)).toBe(fate === 'waiting' ? 'expired' : fate)
  })

  it.each([
    ['2026-03-02T12:00:00', NOON],
    ['2026-03-02T12:00:00.000Z', NOON],
    ['2026-03-02T13:00:00+01:00', NOON],
    ['soon', undefined],
    [null, undefined],
  ])('that ends %j ends at %s', (expiration_date, expiresAt) => {
    expect(asInvitation({ id: 'i1', email: 'B@X.y', expiration_date })).toEqual({
      key: 'i1',
      name: 'b@x.y',
      email: 'b@x.y',
      ...(expiresAt && { expiresAt }),
    })
  })

  it('is shown to the invitee without the pictures that others chose', () => {
    const picture = 'https://pictures.example/tracking?who=you'
    const told = {
      id: 'i1',
      organization_name: 'Editors',
      organization_logo_url: picture,
      inviting_user_avatar_url: picture,
      expiration_date: '2026-03-02T12:00:00Z',
    }
    const own = asOwnInvitation(invitationInfo.parse(told))
    expect(own).toEqual({ key: 'i1', name: 'Editors', expiresAt: NOON })
  })

  it.each([
    [
      { id: 'i1', expiration_date: '2026-03-02T12:00:00Z' },
      { key: 'i1', expiresAt: NOON },
    ],
    [{ id: 'i1' }, { key: 'i1' }],
    [{ message: 'sent' }, undefined],
    ['i1', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('made with the answer %j is known as %j', (answer, known) => {
    expect(created.parse(answer)).toEqual(known)
  })
})

describe('a refusal', () => {
  it.each([
    [{ detail: [{ loc: ['body', 'email'], msg: 'no', type: 'value_error' }] }, 'bad_email'],
    [{ detail: [{ loc: ['body', 'role_id'], msg: 'no', type: 'uuid' }] }, 'unknown_role'],
    [{ detail: [{ loc: ['body', 0], msg: 'no', type: 'x' }] }, 'backend_refused'],
    [{ detail: 'no' }, 'backend_refused'],
    ['no', 'backend_refused'],
  ])('of a validator that says %j is %s', (body, reason) => {
    expect(reasonOfRejection(body)).toBe(reason)
  })

  it.each([
    [402, { detail: 'Payment required' }, 'no_seats'],
    [403, { detail: 'No seats left' }, 'no_seats'],
    [400, { detail: ['SubscriptionError', 'Limit reached'] }, 'no_seats'],
    [409, { detail: 'Invitation is closed' }, 'backend_refused'],
    [200, null, 'backend_refused'],
    [400, '<html>seats</html>', 'backend_refused'],
  ])('of %i that says %j is %s', (status, body, reason) => {
    expect(reasonOfRefusal(status, body)).toBe(reason)
  })
})

it('members and roles are read whatever else they say', () => {
  const more = { avatar_url: 'https://pictures.example/1', is_active: true, extra: { deep: [1] } }
  expect(z.array(member).parse([{ id: 'u1', ...more }])).toEqual([{ account: 'u1', name: 'No name' }])
})
