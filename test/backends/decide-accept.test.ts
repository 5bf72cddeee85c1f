import { describe, expect, it } from 'vitest'
import { type Claim, decideAccept } from '../../src/backends/embedded/decide-accept.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import type { EmbeddedOffer } from '../../src/store/store.ts'
import { ANN, annInChat, BOB, bobInChat, NOON, offerWith } from './samples.ts'

const nobodyKnown: Claim = {
  actor: bobInChat,
  claimed: undefined,
  offered: undefined,
  isMember: false,
  isLost: false,
}
const accepted = { status: 'accepted', acceptedAs: BOB, acceptedBy: bobInChat } as const
const NOT_YOURS = { kind: 'refused', reason: 'not_yours' }
const NOT_FOUND = { kind: 'refused', reason: 'not_found' }
const EXPIRED = { kind: 'refused', reason: 'expired' }
const over = { expiresAt: NOON }

type Row = readonly [says: string, offer: Partial<EmbeddedOffer>, claim: Partial<Claim>, decision: unknown]

const rows: readonly Row[] = [
  ['somebody new joins', {}, {}, { kind: 'join' }],
  ['the linked account joins', {}, { claimed: BOB }, { kind: 'join' }],
  ['the invited account joins', {}, { offered: BOB }, { kind: 'join' }],
  ['the linked account is the invited one', {}, { claimed: BOB, offered: BOB }, { kind: 'join' }],
  ['the linked account is another one', {}, { claimed: ANN, offered: BOB }, NOT_YOURS],
  ['a member stays one', {}, { claimed: BOB, isMember: true }, { kind: 'already_member' }],
  [
    'the invited account is a member, and they are not linked to it',
    {},
    { offered: BOB, isMember: true },
    NOT_YOURS,
  ],
  ['the account is gone', {}, { claimed: BOB, isLost: true }, NOT_FOUND],
  ['it expires this very moment', over, {}, EXPIRED],
  ['it has expired, and is not theirs', over, { claimed: ANN, offered: BOB }, NOT_YOURS],
  ['it was revoked', { status: 'revoked' }, {}, NOT_FOUND],
  ['it was declined', { status: 'declined' }, {}, NOT_FOUND],
  ['the same account again', accepted, { claimed: BOB }, { kind: 'joined', account: BOB }],
  ['the same person again, without an account', accepted, {}, { kind: 'joined', account: BOB }],
  ['again, after it would have expired', { ...accepted, ...over }, {}, { kind: 'joined', account: BOB }],
  ['again, by a member', accepted, { claimed: BOB, isMember: true }, { kind: 'joined', account: BOB }],
  ['again, by another account', accepted, { claimed: ANN }, NOT_YOURS],
  ['again, by another person without an account', accepted, { actor: annInChat }, NOT_YOURS],
  [
    'again, and the address is of another by now',
    accepted,
    { offered: asAccountId('new') },
    { kind: 'joined', account: BOB },
  ],
  ['again, by another person for the same account', accepted, { actor: annInChat, offered: BOB }, NOT_YOURS],
]

describe('accepting', () => {
  for (const [says, offer, claim, decision] of rows)
    it(says, () => {
      expect(decideAccept(offerWith(offer), { ...nobodyKnown, ...claim }, NOON)).toEqual(decision)
    })
})
