import { expect, test } from 'vitest'
import type { Change } from '../../src/domain/change.ts'
import type { ChangeOutcome } from '../../src/domain/change-outcomes.ts'
import type { Team } from '../../src/domain/team.ts'
import { confirmedAnswer, decidedAnswer } from '../../src/views/change-answer.ts'
import type { Answer } from '../../src/views/view.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { byDora, closedAt, sampleChange, WHAT } from './change-samples.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam()
const dueAt = new Date('2026-03-03T09:00:00Z')

const said = (answer: Answer): string =>
  answer.kind === 'reply' || answer.kind === 'replace' ? readAloud(answer.view) : answer.kind

const changed = (wish: Partial<Change>, isShown = true, at: Team = team): ChangeOutcome => ({
  kind: 'changed',
  team: at,
  change: sampleChange(WHAT.remove, wish),
  isShown,
})

test('the answers to who confirms', () => {
  const outcomes: readonly ChangeOutcome[] = [
    changed({ status: 'waiting', dueAt }),
    changed({ status: 'waiting', dueAt }, false),
    changed({ status: 'undone', closedAt, ...byDora }),
    changed({ status: 'applying' }),
    changed({ status: 'asked', dueAt }),
    changed({ status: 'asked', dueAt }, false),
    changed({ status: 'done', closedAt }, true, sampleTeam({ undoMs: 0 })),
    changed({ what: WHAT.leave, status: 'done', closedAt }),
    changed({ what: WHAT.leave, status: 'applying' }),
    changed({ what: WHAT.leave, status: 'failed', failure: 'not_yours' }),
    { kind: 'already', team, change: sampleChange(WHAT.remove, { status: 'lapsed' }) },
    { kind: 'stale', team, change: sampleChange(WHAT.remove) },
    { kind: 'not_yours' },
    { kind: 'not_found' },
  ]
  expect(outcomes.map((outcome) => said(confirmedAnswer(outcome))).join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) Ann asked to remove Bob from Lighthouse
    The card in the admin channel shows how it stands.
    It can be undone there for 30 seconds.

    (neutral) Ann asked to remove Bob from Lighthouse
    I could not post it in the admin channel, so only you can see this.
    You can undo it for 30 seconds.
    [Undo]

    (neutral) Bob stays in Lighthouse

    (neutral) Ann asked to remove Bob from Lighthouse
    The card in the admin channel shows how it stands.

    (waiting) Another admin has to agree
    You asked to remove Bob from Lighthouse.
    I have asked in the admin channel, and will tell you what comes of it.
    They can agree until: 2026-03-03

    (waiting) Another admin has to agree
    You asked to remove Bob from Lighthouse.
    I could not post it in the admin channel yet. Look whether I am still in there.
    They can agree until: 2026-03-03

    (good) Bob is not in Lighthouse any more

    (good) You have left Lighthouse
    Your other teams are as before. If you would like to come back, an admin can invite you again.

    (waiting) Leaving Lighthouse…
    Usher has not confirmed it yet. I keep trying, and will tell you how it ends.

    (bad) You are still in Lighthouse
    The token that I have is of another account than the one that is linked. Type /team link to link the right one.

    (neutral) This was asked for too long ago
    Nothing was changed. Ask anew if you still want it.

    (neutral) Something about Bob has changed since you looked
    Their role in Lighthouse is another one by now, or they are out. Nothing was done: look again with /team members.

    (bad) This question was put to somebody else
    Nothing was changed. Ask yourself with /team remove or /team role.

    (bad) I do not know what this button is about any more
    Nothing was changed. Start anew with /team members."
  `)
})

test('who decides too late hears who was first', () => {
  const ends: readonly Partial<Change>[] = [
    { status: 'undone', closedAt, ...byDora },
    { status: 'denied', closedAt, ...byDora },
    { status: 'waiting', dueAt, ...byDora },
    { status: 'done', closedAt },
    { status: 'lapsed', closedAt },
    { status: 'failed', closedAt, failure: 'not_found' },
    { what: WHAT.invite, status: 'applying', ...byDora },
  ]
  const answers = ends.map((wish) =>
    said(decidedAnswer({ kind: 'already', team, change: sampleChange(WHAT.remove, wish) })),
  )
  expect(answers.join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) There is nothing to decide any more: Dora undid it
    Ann asked for it, and Dora undid it.

    (neutral) There is nothing to decide any more: Dora did not agree
    Ann asked for it, and Dora did not agree.

    (neutral) There is nothing to decide any more: Dora agreed to it
    Dora agreed.
    I will do it in 30 seconds; until then it can be undone.

    (neutral) There is nothing to decide any more: it is done
    Ann asked for it.

    (neutral) This was asked for too long ago
    Nothing was changed. Ask anew if you still want it.

    (neutral) There is nothing to decide any more: it could not be done
    They are not in the team any more.

    (neutral) There is nothing to decide any more: Dora agreed to it"
  `)
})
