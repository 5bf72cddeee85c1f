import type { Change, ChangeWhat } from '../../src/domain/change.ts'
import { asAccountId, asChangeId, asInvitationId } from '../../src/domain/ids.ts'
import { sampleTeam } from '../domain/sample-team.ts'

const team = sampleTeam()

const bob = { account: asAccountId('a2'), name: 'Bob', role: 'member', rank: 'member' } as const

export const WHAT = {
  remove: { kind: 'remove', ...bob },
  role: { kind: 'role', ...bob, to: 'owner', toRank: 'owner' },
  leave: { kind: 'leave', ...bob },
  invite: { kind: 'invite', invitations: [asInvitationId('i1')], role: 'member', rank: 'member' },
} as const satisfies Record<ChangeWhat['kind'], ChangeWhat>

/** Ann's, about Bob. */
export const sampleChange = (what: ChangeWhat, wish: Partial<Change> = {}): Change => ({
  id: asChangeId('c1'),
  team: team.id,
  tenant: team.tenant,
  what,
  askedBy: { platform: 'slack', id: 'T1/U1' },
  askedByName: 'Ann',
  askedAs: asAccountId('a1'),
  place: { platform: 'slack', space: 'T1', channel: 'G1', isDirect: false },
  status: 'drafted',
  createdAt: new Date('2026-03-02T09:00:00Z'),
  ...wish,
})

export const byDora = { decidedBy: { platform: 'slack', id: 'T1/U3' }, decidedByName: 'Dora' } as const

export const closedAt = new Date('2026-03-03T09:00:00Z')
