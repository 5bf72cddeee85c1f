import { expect, test } from 'vitest'
import type { Change } from '../../src/domain/change.ts'
import { askerNotice, memberNotice } from '../../src/views/change-notice.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { byDora, sampleChange, WHAT } from './change-samples.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam()

const onCard = (change: Change) => ({ change, invitees: ['Hana', 'gus@lighthouse.example'] })

test('what who asked hears afterwards', () => {
  const ends: readonly Change[] = [
    sampleChange(WHAT.remove, { status: 'done', ...byDora }),
    sampleChange(WHAT.role, { status: 'done', ...byDora }),
    sampleChange(WHAT.invite, { status: 'done', ...byDora }),
    sampleChange(WHAT.leave, { status: 'done' }),
    sampleChange(WHAT.remove, { status: 'undone', ...byDora }),
    sampleChange(WHAT.invite, { status: 'denied', ...byDora }),
    sampleChange(WHAT.role, { status: 'lapsed' }),
    sampleChange(WHAT.remove, { status: 'failed', failure: 'above_operator' }),
    sampleChange(WHAT.invite, { status: 'failed', failure: 'not_allowed_any_more' }),
  ]
  const notices = ends.map((change) => askerNotice(team, onCard(change)))
  expect(notices.map((notice) => notice && readAloud(notice)).join('\n\n')).toMatchInlineSnapshot(`
    "(good) Bob is not in Lighthouse any more
    Dora agreed.

    (good) Bob is an owner of Lighthouse now
    Dora agreed.

    (good) Your invitations to Lighthouse are on their way
    Dora agreed.
    I will tell you how they end.

    (good) You have left Lighthouse
    Your other teams are as before. If you would like to come back, an admin can invite you again.

    (neutral) Bob stays in Lighthouse
    Dora undid it.

    (neutral) Hana and g…@lighthouse.example will not be invited to Lighthouse
    Dora did not agree. Ask them if you would like to know why.

    (neutral) Bob stays a member of Lighthouse
    Nobody in the admin channel agreed in time. You can ask again.

    (bad) I could not remove Bob from Lighthouse
    The key that Usher has for the team may not do this; whoever looks after the team can do it there.

    (bad) Your invitations to Lighthouse could not be sent
    Who asked for it may not do this any more. An admin of the team can ask anew."
  `)
})

test('nobody is told what they did or saw themselves', () => {
  const own = { decidedBy: { platform: 'slack', id: 'T1/U1' }, decidedByName: 'Ann' }
  const quiet: readonly Partial<Change>[] = [
    { status: 'done' },
    { status: 'undone', ...own },
    { status: 'drafted' },
    { status: 'asked' },
    { status: 'waiting' },
    { status: 'applying' },
  ]
  for (const wish of quiet) expect(askerNotice(team, onCard(sampleChange(WHAT.remove, wish)))).toBeUndefined()
})

test('what the member hears, and only once it is done', () => {
  const told = [WHAT.remove, WHAT.role].map((what) =>
    memberNotice(team, sampleChange(what, { status: 'done' })),
  )
  expect(told.map((notice) => notice && readAloud(notice)).join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) You are not in Lighthouse any more
    Ann took you out of Lighthouse. Your other teams are as before.
    If you have questions, or think that it was a mistake, ask Ann.

    (good) You are an owner of Lighthouse now
    You were a member before. Ann changed it."
  `)
  expect(memberNotice(team, sampleChange(WHAT.remove, { status: 'failed' }))).toBeUndefined()
  expect(memberNotice(team, sampleChange(WHAT.leave, { status: 'done' }))).toBeUndefined()
})
