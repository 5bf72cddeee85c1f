import { describe, expect, test } from 'vitest'
import { asBackendKey, asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { Renewal } from '../../src/domain/renewal.ts'
import { decideResend, isRenewable, isRenewedThere } from '../../src/domain/resend.ts'

const at = (text: string) => new Date(text)
const NOW = at('2026-03-04T12:00:00Z')
const ann = { platform: 'chat', id: 'ann' }

const invitation = (wish: Partial<Invitation> = {}): Invitation => ({
  id: asInvitationId('i1'),
  team: asTeamId('main'),
  tenant: 'embedded',
  invitee: { key: 'chat:bob', name: 'Bob', actors: [] },
  role: 'member',
  inviter: ann,
  inviterName: 'Ann',
  status: 'pending',
  backendKey: asBackendKey('k1'),
  createdAt: at('2026-03-02T10:00:00Z'),
  expiresAt: at('2026-03-09T10:00:00Z'),
  ...wish,
})

const renewal = (wish: Partial<Renewal> = {}): Renewal => ({
  by: ann,
  byName: 'Ann',
  askedAt: NOW,
  until: NOW,
  ...wish,
})

const decide = (wish: Partial<Invitation>) =>
  decideResend(invitation(wish), { by: ann, byName: 'Ann', at: NOW, lifeMs: 86_400_000 })

describe('whether it is sent again', () => {
  test.each<[string, Partial<Invitation>, string]>([
    ['one that waits is', {}, 'go'],
    ['one whose time is over and was not ended yet is', { expiresAt: NOW }, 'go'],
    ['one that expired is made anew', { status: 'expired' }, 'over'],
    ['one that got lost is made anew', { status: 'failed', renewal: renewal({ end: 'lost' }) }, 'over'],
    ['one that somebody left is made anew', { status: 'expired', renewal: renewal({ end: 'left' }) }, 'over'],
    [
      'one that was made anew is not once more',
      { status: 'expired', renewal: renewal({ end: 'anew' }) },
      'already',
    ],
    ['one that failed otherwise is not', { status: 'failed' }, 'already'],
    ['one that is being sent again waits for that', { renewal: renewal() }, 'under_way'],
    ['one that could not be sent again is', { renewal: renewal({ end: 'refused' }) }, 'go'],
    ['one of an hour ago is', { resentAt: at('2026-03-04T11:00:00Z') }, 'go'],
    ['one of less than an hour ago is not', { resentAt: at('2026-03-04T11:00:01Z') }, 'too_soon'],
  ])('%s', (_, wish, kind) => {
    expect(decide(wish).kind).toBe(kind)
  })

  test.each([
    'requested',
    'sending',
    'joining',
    'declining',
    'revoking',
    'joined',
    'declined',
    'revoked',
  ] as const)('one that is %s is not', (status) => {
    expect(decide({ status }).kind).toBe('already')
    expect(isRenewable(invitation({ status }))).toBe(false)
  })

  test('where the backend has not heard of it, it has a later end at once', () => {
    const { backendKey: _, ...unsent } = invitation()
    const decision = decideResend(unsent, { by: ann, byName: 'Ann', at: NOW, lifeMs: 86_400_000 })
    expect(decision).toMatchObject({
      kind: 'moved',
      invitation: { expiresAt: at('2026-03-05T12:00:00Z'), resentAt: NOW, renewal: { end: 'sent' } },
    })
  })

  test('until the backend has answered, its key and its end are those from before', () => {
    expect(decide({})).toMatchObject({
      invitation: {
        backendKey: 'k1',
        expiresAt: at('2026-03-09T10:00:00Z'),
        renewal: { until: at('2026-03-05T12:00:00Z') },
      },
    })
  })
})

test.each<[string, string, string | undefined, boolean]>([
  ['another key', 'k2', undefined, true],
  ['a later end', 'k1', '2026-03-10T10:00:00Z', true],
  ['the same end, rounded', 'k1', '2026-03-09T10:00:00.900Z', false],
  ['the same key without an end', 'k1', undefined, false],
])('%s shows that an earlier attempt got through: %s %s', (_, key, end, is) => {
  const there = { key: asBackendKey(key), ...(end !== undefined && { expiresAt: at(end) }) }
  expect(isRenewedThere(invitation(), there)).toBe(is)
})
