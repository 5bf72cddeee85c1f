import type { Bulk, BulkCount, BulkRow } from '../../src/domain/bulk.ts'
import { type BulkSight, tallyOf } from '../../src/domain/bulk-tally.ts'
import { asBulkId, asTeamId } from '../../src/domain/ids.ts'
import type { InvitationStatus } from '../../src/domain/invitation.ts'
import { sampleTeam } from '../domain/sample-team.ts'

const NOON = new Date('2026-03-02T12:00:00Z')

const BULK: Bulk = {
  id: asBulkId('b1'),
  team: asTeamId('main'),
  tenant: 'embedded',
  asker: { platform: 'chat', id: 'ann' },
  askerName: 'Ann',
  place: { platform: 'chat', isDirect: true },
  leftOut: [],
  role: 'member',
  status: 'running',
  round: 1,
  createdAt: NOON,
  startedAt: NOON,
}

type Wish = Partial<Omit<BulkSight, 'bulk'>> & { readonly bulk?: Partial<Bulk> }

/** A list of Ann's as it stands. */
export const sightOf = (
  counts: readonly BulkCount[],
  underWay = 0,
  { bulk, ...wish }: Wish = {},
): BulkSight => ({
  team: sampleTeam(),
  bulk: { ...BULK, ...bulk },
  tally: tallyOf(counts, underWay),
  ...wish,
})

export const waiting = (rows: number): BulkCount => ({ verdict: 'new', state: 'new', rows })

export const sent = (
  status: InvitationStatus,
  rows: number,
  wish: { readonly isReached?: boolean; readonly failure?: string } = {},
): BulkCount => ({ verdict: 'new', state: 'sent', rows, sent: { status, isReached: false, ...wish } })

/** It is over, and can be taken back for half an hour. */
export const OVER = {
  status: 'finished',
  finishedAt: NOON,
  undoUntil: new Date('2026-03-02T12:30:00Z'),
} as const

/** Somebody by their address. */
export const rowOf = (name: string): BulkRow => ({
  bulk: BULK.id,
  position: 0,
  line: 1,
  typed: `${name}@x.example`,
  email: `${name}@x.example`,
  verdict: 'new',
  state: 'sent',
})
