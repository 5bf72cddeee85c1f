import { describe, expect, it } from 'vitest'
import { decideDecline } from '../../src/backends/embedded/decline.ts'
import type { AccountId } from '../../src/domain/ids.ts'
import type { EmbeddedOffer } from '../../src/store/store.ts'
import { ANN, BOB, NOON, offerWith } from './samples.ts'

type Row = readonly [
  says: string,
  offer: Partial<EmbeddedOffer>,
  accounts: readonly [claimed: AccountId | undefined, offered: AccountId | undefined],
  decision: unknown,
]

const nobody = [undefined, undefined] as const
const NOT_YOURS = { kind: 'refused', reason: 'not_yours' }
const NOT_FOUND = { kind: 'refused', reason: 'not_found' }

const rows: readonly Row[] = [
  ['somebody new declines', {}, nobody, { kind: 'declined' }],
  ['the invited account declines', {}, [BOB, BOB], { kind: 'declined' }],
  ['another account declines', {}, [ANN, BOB], NOT_YOURS],
  ['declining again', { status: 'declined' }, nobody, { kind: 'declined' }],
  ['it was accepted', { status: 'accepted' }, nobody, NOT_FOUND],
  ['it was revoked', { status: 'revoked' }, nobody, NOT_FOUND],
  ['it has expired', { expiresAt: NOON }, nobody, { kind: 'refused', reason: 'expired' }],
]

describe('declining', () => {
  for (const [says, offer, [claimed, offered], decision] of rows)
    it(says, () => {
      expect(decideDecline(offerWith(offer), { claimed, offered }, NOON)).toEqual(decision)
    })
})
