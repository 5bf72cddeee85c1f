import { describe, expect, test } from 'vitest'
import { asAccountId, asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import {
  decideAnswer,
  decideArrival,
  decideRevoke,
  type Invitation,
  type InvitationStatus,
  inviteeKey,
  isInvitee,
} from '../../src/domain/invitation.ts'

const ann = { platform: 'slack', id: 'T1/ANN' }
const bob = { platform: 'slack', id: 'T1/BOB' }
const eve = { platform: 'discord', id: '666' }
const account = asAccountId('bobs-account')
const expiresAt = new Date('2026-03-09T09:00:00Z')
const before = new Date('2026-03-09T08:59:59.999Z')

const invitation = (status: InvitationStatus): Invitation => ({
  id: asInvitationId('i1'),
  team: asTeamId('main'),
  tenant: 'embedded',
  invitee: { key: 'x', name: 'Bob', account, actors: [bob] },
  role: 'member',
  inviter: ann,
  inviterName: 'Ann',
  status,
  createdAt: new Date('2026-03-02T09:00:00Z'),
  expiresAt,
})

test.each([
  [bob, undefined, true],
  [eve, undefined, false],
  [eve, account, true],
  [eve, asAccountId('other'), false],
  [ann, undefined, false],
] as const)('%o with account %s is the invitee: %s', (actor, linked, isTheirs) => {
  const claimant = { actor, ...(linked && { account: linked }) }
  expect(isInvitee(invitation('pending'), claimant)).toBe(isTheirs)
})

describe('answering an invitation', () => {
  test.each([
    ['pending', 'allowed', before, 'go'],
    ['pending', 'not_yours', before, 'refused'],
    ['pending', 'allowed', expiresAt, 'expired'],
    ['expired', 'allowed', before, 'expired'],
    ['requested', 'allowed', before, 'not_ready'],
    ['sending', 'allowed', before, 'not_ready'],
    ['joining', 'allowed', before, 'already'],
    ['declining', 'allowed', before, 'already'],
    ['revoking', 'allowed', before, 'already'],
    ['joined', 'allowed', before, 'already'],
    ['declined', 'allowed', before, 'already'],
    ['revoked', 'allowed', before, 'already'],
    ['denied', 'allowed', before, 'already'],
    ['failed', 'allowed', before, 'already'],
    ['joined', 'not_yours', before, 'refused'],
  ] as const)('%s, and the policy says %s, at %s: %s', (status, ruling, at, kind) => {
    const answer = { by: bob, ruling: { kind: ruling }, accepts: true, at }
    expect(decideAnswer(invitation(status), answer).kind).toBe(kind)
  })

  test.each([
    [true, 'joining'],
    [false, 'declining'],
  ])('accepting %s waits for the backend as %s', (accepts, status) => {
    expect(
      decideAnswer(invitation('pending'), { by: bob, ruling: { kind: 'allowed' }, accepts, at: before }),
    ).toMatchObject({
      kind: 'go',
      invitation: { status, answeredBy: bob },
    })
  })
})

describe('when an invitation can be taken back', () => {
  test.each([
    ['sending', 'go'],
    ['pending', 'go'],
    ['joining', 'already'],
    ['declining', 'already'],
    ['revoking', 'already'],
    ['joined', 'already'],
    ['declined', 'already'],
    ['revoked', 'already'],
    ['expired', 'already'],
    ['failed', 'already'],
  ] as const)('%s: %s', (status, kind) => {
    expect(decideRevoke(invitation(status), { by: ann, byName: 'Ann' }).kind).toBe(kind)
  })
})

describe('somebody answers to an address at last', () => {
  const nobody = (status: InvitationStatus): Invitation => ({
    ...invitation(status),
    invitee: { key: 'email:bob@x.example', name: 'bob@x.example', email: 'bob@x.example', actors: [] },
  })
  const arrived = { name: 'Bob', actors: [bob] }

  test.each([
    ['waits for that', nobody('pending'), before, true],
    ['is too late', nobody('pending'), expiresAt, false],
    ['is not with the backend yet', nobody('sending'), before, false],
    ['was taken back', nobody('revoked'), before, false],
    ['has reached somebody', invitation('pending'), before, false],
  ])('an invitation that %s', (_, waiting, at, isTheirs) => {
    expect(decideArrival(waiting, arrived, at)?.invitee.actors).toEqual(isTheirs ? [bob] : undefined)
  })

  test('and nobody arrives where nobody does', () => {
    expect(decideArrival(nobody('pending'), { name: 'Bob', actors: [] }, before)).toBeUndefined()
  })
})

describe('one person has one key', () => {
  test.each([
    [{ email: 'bob@x.example', account, actors: [bob] }, 'email:bob@x.example'],
    [{ account, actors: [bob] }, 'account:bobs-account'],
    [{ actors: [eve, bob] }, 'discord:666+slack:T1/BOB'],
    [{ actors: [bob, eve] }, 'discord:666+slack:T1/BOB'],
  ])('%o: %s', (invitee, key) => {
    expect(inviteeKey(invitee)).toBe(key)
  })
})
