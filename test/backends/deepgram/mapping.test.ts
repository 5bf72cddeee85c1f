import { describe, expect, it, test } from 'vitest'
import { asMember, asPending, leaveRefusal } from '../../../src/backends/deepgram/mapping.ts'
import { inviteList, memberList } from '../../../src/backends/deepgram/schemas.ts'

const memberOf = (given: object) =>
  memberList.parse({ members: [{ member_id: 'm1', ...given }] }).members.map(asMember)[0]

describe('a member ranks by the highest role among the scopes', () => {
  const custom = { name: 'custom', rank: 'viewer' }
  test.for([
    [['owner'], { name: 'owner', rank: 'owner' }],
    [['member', 'owner', 'admin'], { name: 'owner', rank: 'owner' }],
    [['keys:write', 'admin'], { name: 'admin', rank: 'admin' }],
    [['member'], { name: 'member', rank: 'member' }],
    [['owners:write:kick', 'members:read'], custom],
    [['Owner'], custom],
    [[], custom],
    [null, custom],
    [undefined, custom],
  ])('%j', ([scopes, role]) => {
    expect(memberOf({ scopes })?.role).toEqual(role)
  })
})

describe('a member goes by', () => {
  test.for<readonly [given: object, name: string]>([
    [{ first_name: 'Bob', last_name: 'Bell', email: 'b@example.com' }, 'Bob Bell'],
    [{ first_name: ' Bob ', last_name: null, email: 'b@example.com' }, 'Bob'],
    [{ last_name: 'Bell' }, 'Bell'],
    [{ first_name: '', email: 'Bob.Bell@example.com' }, 'Bob.Bell'],
    [{}, ''],
  ])('%j', ([given, name]) => {
    expect(memberOf(given)?.name).toBe(name)
  })

  it('an address in lower case, where there is one', () => {
    expect(memberOf({ email: 'Bob@Example.com' })?.email).toBe('bob@example.com')
    expect(memberOf({})).not.toHaveProperty('email')
  })
})

describe('an invitation', () => {
  const pendingOf = (scope?: string | null) =>
    inviteList.parse({ invites: [{ email: 'Bob@Example.com', scope }] }).map(asPending)[0]

  it('has its address for a key, in lower case, and keeps the spelling', () => {
    expect(pendingOf('admin')).toEqual({
      key: 'bob@example.com',
      name: 'bob',
      email: 'bob@example.com',
      spelling: 'Bob@Example.com',
      role: 'admin',
    })
  })

  test.for([
    ['member', 'member'],
    ['member admin', 'admin'],
    ['read:transcripts write:projects', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ] as const)('for %j offers %s', ([scope, role]) => {
    expect(pendingOf(scope)?.role).toBe(role)
  })

  it('is listed under either name', () => {
    const list = [{ email: 'bob@example.com', scope: 'member' }]
    expect(inviteList.parse({ members: list })).toEqual(inviteList.parse({ invites: list }))
    expect(inviteList.safeParse({}).success).toBe(false)
  })
})

it('whoever cannot leave may be the only owner, where there is only one', () => {
  const owner = memberOf({ scopes: ['owner'] })
  const member = memberOf({ scopes: ['member'] })
  if (!owner || !member) throw new Error('The samples are none')
  expect(leaveRefusal([owner, member])).toBe('last_owner')
  expect(leaveRefusal([owner, owner])).toBe('backend_refused')
  expect(leaveRefusal([member])).toBe('backend_refused')
})
