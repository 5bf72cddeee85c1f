import { describe, expect, it } from 'vitest'
import type { Offer } from '../../src/backends/backend.ts'
import { decideSend } from '../../src/backends/embedded/decide-send.ts'
import { asInvitationId } from '../../src/domain/ids.ts'
import { ANN, BOB, NOON, offerWith } from './samples.ts'

const email = 'bob@example.com'
const bob = { id: BOB, name: 'Bob', email }
const ALREADY_INVITED = { kind: 'already_invited' }

type Row = readonly [
  says: string,
  offer: Partial<Offer['invitee']> & { readonly role?: string },
  known: Partial<Parameters<typeof decideSend>[1]>,
  outcome: unknown,
]

const rows: readonly Row[] = [
  ['nobody is known', { email }, {}, undefined],
  ['the role is unknown', { email, role: 'emperor' }, {}, { kind: 'refused', reason: 'unknown_role' }],
  ['the account is none', { account: BOB }, {}, { kind: 'refused', reason: 'not_found' }],
  ['a member', { email }, { accounts: [bob], isMember: true }, { kind: 'already_member' }],
  ['the same address', { email }, { pending: [offerWith({ email })] }, ALREADY_INVITED],
  ['another address', { email }, { pending: [offerWith({ email: 'ann@example.com' })] }, undefined],
  ['neither has an address', {}, { pending: [offerWith({})] }, undefined],
  [
    'the same account',
    { account: BOB },
    { accounts: [bob], pending: [offerWith({ account: BOB })] },
    ALREADY_INVITED,
  ],
  [
    'another account',
    { account: BOB },
    { accounts: [bob], pending: [offerWith({ account: ANN })] },
    undefined,
  ],
  [
    'the account, by its address before',
    { account: BOB },
    { accounts: [bob], pending: [offerWith({ email })] },
    ALREADY_INVITED,
  ],
  [
    'the address, by its account before',
    { email },
    { accounts: [bob], pending: [offerWith({ account: BOB })] },
    ALREADY_INVITED,
  ],
  [
    'an account without an address',
    { account: BOB },
    { accounts: [{ id: BOB, name: 'Bob' }], pending: [offerWith({})] },
    undefined,
  ],
  [
    'what was pending has expired',
    { email },
    { pending: [offerWith({ email, expiresAt: NOON })] },
    undefined,
  ],
]

describe('sending', () => {
  for (const [says, { role = 'member', ...invitee }, known, outcome] of rows)
    it(says, () => {
      const offer: Offer = {
        role,
        invitee: { name: 'Bob', ...invitee },
        expiresAt: NOON,
        idempotencyKey: asInvitationId('i2'),
        isRepeat: false,
      }
      const facts = { accounts: [], isMember: false, pending: [], now: NOON, ...known }
      expect(decideSend(offer, facts)).toEqual(outcome)
    })
})
