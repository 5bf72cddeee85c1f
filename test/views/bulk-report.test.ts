import { describe, expect, test } from 'vitest'
import type { BulkCount, BulkReason } from '../../src/domain/bulk.ts'
import { bulkReportView } from '../../src/views/bulk-report.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { OVER, rowOf, sent, sightOf } from './bulk-run-samples.ts'
import { readAloud } from './read-aloud.ts'

const refused = (reason: BulkReason, rows: number): BulkCount => ({
  verdict: 'new',
  state: 'refused',
  reason,
  rows,
})

const MIXED: readonly BulkCount[] = [
  sent('pending', 900, { isReached: true }),
  sent('pending', 60),
  sent('joined', 20, { isReached: true }),
  sent('failed', 5, { failure: 'no_seats' }),
  refused('guest', 2),
  refused('member', 2),
  { verdict: 'new', state: 'left', rows: 200 },
  { verdict: 'duplicate', state: 'passed', rows: 4 },
  { verdict: 'no_address', state: 'passed', rows: 1 },
]

const EXAMPLES = [
  { outcome: { kind: 'failed', failure: 'no_seats' }, first: ['a', 'b', 'c'].map(rowOf) },
  { outcome: { kind: 'refused', reason: 'guest' }, first: ['gus', 'eve'].map(rowOf) },
] as const

describe('what came of a list', () => {
  const stopped = sightOf(MIXED, 0, { bulk: { ...OVER, stoppedByName: 'Bob' } })

  test('to whoever asked', () => {
    expect(readAloud(bulkReportView(stopped, EXAMPLES))).toMatchInlineSnapshot(`
      "(neutral) Invited 980 of 1,189 people to Lighthouse
      200 people still waited when Bob stopped it, and got no invitation.
      Not touched: further up in the list already (4), not an e-mail address (1).
      What is still open can all be taken back until 2026-03-02.
      Invited, with a message from me: 900
      Joined: 20
      - Invited, without a message from me (60). I know nobody in a chat by that address, or my message has not reached them. The invitation waits for them. Nobody writes to them by mail. /team invitations shows how it stands, and other ways to reach them.
      - No free seat in the team (5): a@x.example, b@x.example, c@x.example and 2 more. Get more seats or free some, then try again.
      - Guest in the chat (2): gus@x.example, eve@x.example. Only full members of the workspace are invited. Make them one first, then try again.
      - In the team already (2). There is nothing to do.
      [Invite the other 207] [All lines as CSV] [Take all back]
      Ann asked for it"
    `)
  })

  test('in a channel, where it names nobody', () => {
    expect(readAloud(bulkReportView(stopped, []))).not.toContain('@')
  })

  test('when all went well', () => {
    const all = sightOf([sent('joined', 1)], 0, { bulk: OVER })
    expect(readAloud(bulkReportView(all, []))).toMatchInlineSnapshot(`
      "(good) Invited 1 of 1 person to Lighthouse
      Joined: 1
      [All lines as CSV]
      Ann asked for it"
    `)
  })

  test('when only something failed, or only somebody was left', () => {
    const labels = (counts: readonly BulkCount[]) =>
      bulkReportView(sightOf(counts, 0, { bulk: OVER }), []).buttons?.map(({ label }) => label)
    expect(labels([refused('guest', 12)])).toEqual(['Try again with the 12 who failed', 'All lines as CSV'])
    expect(labels([{ verdict: 'new', state: 'left', rows: 1_200 }])).toEqual([
      'Invite the other 1,200',
      'All lines as CSV',
    ])
  })

  test('while it goes on with who was left', () => {
    const again = readAloud(bulkReportView(sightOf(MIXED, 3), []))
    expect(again).toContain('my newest message shows how far it is')
    expect(again).not.toContain('[')
  })

  test('when it was taken back', () => {
    const undone = { status: 'undone', undoneByName: 'Bob' } as const
    const sight = sightOf([sent('revoked', 980), sent('joined', 8)], 0, { bulk: undone })
    expect(readAloud(bulkReportView(sight, []))).toMatchInlineSnapshot(`
      "(neutral) Took back 980 invitations to Lighthouse
      Bob took it back. Whoever had joined before stays in the team.
      Taken back: 980
      Joined: 8
      Ann asked for it"
    `)
  })

  test('for more reasons than one reads', () => {
    const failures = Array.from({ length: 12 }, (_, index) =>
      sent('failed', 12 - index, { failure: `f${index}` }),
    )
    const { rows = [] } = bulkReportView(sightOf(failures, 0, { bulk: OVER }), [])
    expect(rows).toHaveLength(10)
    expect(rows.at(-1)?.text).toBe('6 people for 3 other reasons: the CSV says which.')
  })
})

test('whom the team did not confirm is not called invited, nor taken back', () => {
  const [sure, unsure] = [sent('pending', 17), sent('sending', 24, { failure: 'unconfirmed' })]
  const text = readAloud(bulkReportView(sightOf([sure, unsure], 0, { bulk: OVER }), []))
  expect(text).toContain('(neutral) Invited 17 of 41 people to Lighthouse')
  expect(text).toContain('- Perhaps invited (24). The team did not say')
  expect(text).toContain('[Take all back]')

  const both = [sent('revoked', 17), sent('revoked', 24, { failure: 'unconfirmed' })]
  const undone = readAloud(bulkReportView(sightOf(both, 0, { bulk: { status: 'undone' } }), []))
  expect(undone).toContain('(neutral) Took back 17 invitations to Lighthouse')
  expect(undone).toContain('- Taken back here, perhaps out there (24). The team never said')
  expect(undone).toContain('If a mail of it is out, only the team itself can take that back.')
})

test('when it was taken back, nobody is told to try again', () => {
  const counts = [sent('revoked', 2), refused('guest', 1), sent('failed', 1, { failure: 'not_revoked' })]
  const text = readAloud(bulkReportView(sightOf(counts, 0, { bulk: { status: 'undone' } }), []))
  expect(text).toContain('- Guest in the chat (1). Only full members of the workspace are invited.\n')
  expect(text).toContain('Whoever looks after the team can take it back there.')
})

test.each([
  [{ mailsInvitee: 'yes' } as const, 'send-first' as const, 'Usher writes to them by mail.'],
  [{ mailsInvitee: 'unknown' } as const, 'send-first' as const, 'Whether Usher writes to them by mail'],
  [{ mailsInvitee: 'no' } as const, 'send-first' as const, 'Nobody writes to them by mail.'],
  [{ mailsInvitee: 'yes' } as const, 'ask-first' as const, 'Usher hears of them only if they accept.'],
])('of those in no chat, where %o and %s, it says: %s', (wish, consent, words) => {
  const team = sampleTeam({ backend: { ...sampleTeam().backend, ...wish }, consent })
  const sight = sightOf([sent('pending', 3)], 0, { bulk: OVER, team })
  expect(readAloud(bulkReportView(sight, []))).toContain(`The invitation waits for them. ${words}`)
})
