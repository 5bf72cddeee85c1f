import { describe, expect, test } from 'vitest'
import type { Bulk, BulkRow, BulkVerdict } from '../../src/domain/bulk.ts'
import type { BulkGroup, BulkPreview } from '../../src/domain/draft-outcomes.ts'
import { asBulkId, asTeamId } from '../../src/domain/ids.ts'
import { previewAnswer } from '../../src/views/bulk-preview.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const ann = { platform: 'chat', id: 'ann' }

const bulk: Bulk = {
  id: asBulkId('list'),
  team: asTeamId('main'),
  tenant: 'embedded',
  asker: ann,
  askerName: 'Ann Lee',
  place: { platform: 'chat', isDirect: true },
  leftOut: [],
  role: 'member',
  status: 'drafted',
  round: 0,
  createdAt: new Date('2026-03-02T09:00:00Z'),
}

const row = (verdict: BulkVerdict, wish: Partial<BulkRow>): BulkRow => ({
  bulk: bulk.id,
  position: 0,
  line: 2,
  typed: wish.email ?? '',
  verdict,
  state: verdict === 'new' ? 'new' : 'passed',
  ...wish,
})

const group = (verdict: BulkVerdict, rows: number, ...first: readonly Partial<BulkRow>[]): BulkGroup => ({
  verdict,
  rows,
  first: first.map((wish) => row(verdict, wish)),
})

const ANA = { email: 'ana@lighthouse.example' }

const previewed = (groups: readonly BulkGroup[], wish: Partial<BulkPreview> = {}): string => {
  const answer = previewAnswer({ kind: 'preview', team: sampleTeam(), bulk, groups, ...wish })
  return answer.kind === 'personal' ? readAloud(answer.view) : answer.kind
}

describe('what somebody reads of a list before anything happens', () => {
  test('how many there are of each, and the first of them', () => {
    const leftOut = ['phone', 'city', 'a heading that goes on and on until nobody wants to read it any more']
    const many: Partial<BulkPreview> = {
      bulk: { ...bulk, file: 'crew.csv', leftOut, note: 'We row.' },
      rival: { ...bulk, askerName: 'Bob Okafor', startedAt: new Date('2026-03-02T08:00:00Z') },
    }
    const groups = [
      group('new', 1_204, ANA, { actor: ann, name: 'Ann Lee', typed: '<@ann>' }, { email: 'ben@x.example' }),
      group('member', 2, { email: 'mia@x.example' }, { email: 'ivo@x.example' }),
      group('unknown_role', 1, { ...ANA, line: 7, role: 'king' }),
      group('no_address', 1, { typed: 'foo', line: 8 }),
      group('nobody', 1, { typed: '', line: 9 }),
    ]
    expect(previewed(groups, many)).toMatchInlineSnapshot(`
      "(neutral) Invite 1,204 people to Lighthouse?
      I read 1,209 lines in crew.csv.
      Everybody is invited as a member, unless their line names another role.
      Whoever I find in no chat hears nothing from me. Nobody writes to them by mail.
      Your note goes with every invitation that has none of its own.
      I leave out what stands below “phone”, “city” and “a heading that goes on and on until nobody wants to read it…”.
      Another list is being invited at the moment: Bob Okafor began it 2026-03-02. This one can begin as soon as that one is done; /team bulk shows how far it is.
      - To be invited (1,204): ana@lighthouse.example, Ann Lee, ben@x.example and 1,201 more.
      - In the team already (2): mia@x.example, ivo@x.example.
      - Role that the team does not have (1): ana@lighthouse.example (line 7, “king”). Give one of the team's roles, or leave the cell empty for the role of the whole list.
      - Not an e-mail address (1): foo (line 8). Correct the line and give me the list again.
      - Nobody named (1): line 9. Correct the line and give me the list again.
      [Invite 1,204 people] [All lines as CSV] [Another list] [Forget it]
      Nothing has happened yet. Who is a guest or a bot I find out when their turn comes. I keep the list for a day."
    `)
  })

  test('nobody is left to invite', () => {
    expect(previewed([group('member', 1, ANA)])).toMatchInlineSnapshot(`
      "(neutral) Nobody on this list can be invited to Lighthouse
      Your list has 1 line.
      - In the team already (1): ana@lighthouse.example.
      [All lines as CSV] [Another list] [Forget it]
      Nothing has happened."
    `)
  })

  test('more reasons than a message has room for', () => {
    const verdicts = [
      'new',
      'member',
      'invited',
      'requested',
      'duplicate',
      'other_domain',
      'unknown_role',
      'role_not_allowed',
      'over_limit',
      'nobody',
      'no_address',
      'name_only',
    ] as const
    const text = previewed(verdicts.map((verdict) => group(verdict, 2, ANA)))
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(10)
    expect(text).toContain('- 6 lines for 3 other reasons: the CSV says which.')
  })

  test('nobody is mentioned whom the chat does not know', () => {
    const gone = { actor: { platform: 'chat', id: 'gone' }, name: 'Gone', typed: '<@gone>' }
    expect(previewed([group('unknown', 1, gone)])).toContain('<@gone> (line 2)')
    expect(previewed([group('guest', 1, gone)])).toContain('Gone (line 2)')
  })

  test('nothing is cut in the middle of a character', () => {
    const long = `${'x'.repeat(58)}😀😀`
    const named = { bulk: { ...bulk, file: long, leftOut: [long] } }
    const text = previewed([group('no_address', 1, { typed: long })], named)
    expect(text).toContain(`${'x'.repeat(58)}…`)
    expect(text.isWellFormed()).toBe(true)
  })

  test('where it is to be found, if that is elsewhere', () => {
    const answer = previewAnswer({
      kind: 'preview',
      team: sampleTeam(),
      bulk,
      groups: [group('new', 1, ANA)],
    })
    expect(answer.kind === 'personal' && readAloud(answer.elsewhere)).toMatchInlineSnapshot(`
      "(neutral) I have read your list
      1 person could be invited. What would happen with every line is in my direct message to you, and nobody is invited before you say so there."
    `)
  })
})
