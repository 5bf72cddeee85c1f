import { expect, test } from 'vitest'
import type { Change, ChangeStatus } from '../../src/domain/change.ts'
import { changeCard } from '../../src/views/change-card.ts'
import { changeFailure } from '../../src/views/change-failure.ts'
import { duration, shownName } from '../../src/views/change-words.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { byDora, closedAt, sampleChange, WHAT } from './change-samples.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam()
const dueAt = new Date('2026-03-03T09:00:00Z')

const LIFE: readonly Partial<Change>[] = [
  { status: 'asked', dueAt },
  { status: 'waiting', dueAt },
  { status: 'waiting', dueAt, ...byDora },
  { status: 'applying' },
  { status: 'done', closedAt },
  { status: 'done', closedAt, ...byDora },
  { status: 'undone', closedAt, ...byDora },
  { status: 'denied', closedAt, ...byDora },
  { status: 'lapsed', closedAt },
  { status: 'failed', closedAt, failure: 'last_owner' },
]

const cards = (kind: 'remove' | 'role' | 'invite', invitees: readonly string[] = []): string =>
  LIFE.map((wish) => {
    const change = sampleChange(WHAT[kind], wish)
    return `${change.status}: ${readAloud(changeCard(team, { change, invitees }))}`
  }).join('\n\n')

test('the card of a removal', () => {
  expect(cards('remove')).toMatchInlineSnapshot(`
    "asked: (neutral) Ann asks to remove Bob from Lighthouse
    They are a member of Lighthouse now.
    You can answer until: 2026-03-03
    [Agree] [Deny]
    Another admin has to decide: not who asked for it, and not whom it is about.

    waiting: (waiting) Ann asked to remove Bob from Lighthouse
    I will do it in 30 seconds; until then it can be undone.
    [Undo]

    waiting: (waiting) Ann asked to remove Bob from Lighthouse
    Dora agreed.
    I will do it in 30 seconds; until then it can be undone.
    [Undo]

    applying: (waiting) Ann asked to remove Bob from Lighthouse
    I am waiting for Usher to confirm it.

    done: (good) Bob is not in Lighthouse any more
    Ann asked for it.
    Done 2026-03-03

    done: (good) Bob is not in Lighthouse any more
    Ann asked for it, and Dora agreed.
    Done 2026-03-03

    undone: (neutral) Bob stays in Lighthouse
    Ann asked for it, and Dora undid it.
    Closed 2026-03-03

    denied: (neutral) Bob stays in Lighthouse
    Ann asked for it, and Dora did not agree.
    Closed 2026-03-03

    lapsed: (neutral) Bob stays in Lighthouse
    Ann asked for it, and nobody agreed in time.
    Closed 2026-03-03

    failed: (bad) Ann asked to remove Bob from Lighthouse, and it could not be done
    Lighthouse would be left without an owner. Make somebody else an owner first.
    Failed 2026-03-03"
  `)
})

test('the card of a new role', () => {
  expect(cards('role')).toMatchInlineSnapshot(`
    "asked: (neutral) Ann asks to make Bob an owner of Lighthouse
    They are a member of Lighthouse now.
    You can answer until: 2026-03-03
    [Agree] [Deny]
    Another admin has to decide: not who asked for it, and not whom it is about.

    waiting: (waiting) Ann asked to make Bob an owner of Lighthouse
    I will do it in 30 seconds; until then it can be undone.
    [Undo]

    waiting: (waiting) Ann asked to make Bob an owner of Lighthouse
    Dora agreed.
    I will do it in 30 seconds; until then it can be undone.
    [Undo]

    applying: (waiting) Ann asked to make Bob an owner of Lighthouse
    I am waiting for Usher to confirm it.

    done: (good) Bob is an owner of Lighthouse now
    Ann asked for it.
    Done 2026-03-03

    done: (good) Bob is an owner of Lighthouse now
    Ann asked for it, and Dora agreed.
    Done 2026-03-03

    undone: (neutral) Bob stays a member of Lighthouse
    Ann asked for it, and Dora undid it.
    Closed 2026-03-03

    denied: (neutral) Bob stays a member of Lighthouse
    Ann asked for it, and Dora did not agree.
    Closed 2026-03-03

    lapsed: (neutral) Bob stays a member of Lighthouse
    Ann asked for it, and nobody agreed in time.
    Closed 2026-03-03

    failed: (bad) Ann asked to make Bob an owner of Lighthouse, and it could not be done
    Lighthouse would be left without an owner. Make somebody else an owner first.
    Failed 2026-03-03"
  `)
})

test('the card of a request to invite, with addresses masked', () => {
  expect(cards('invite', ['Carol', 'mia@lighthouse.example'])).toMatchInlineSnapshot(`
    "asked: (neutral) Ann asks to invite Carol and m…@lighthouse.example to Lighthouse
    They would be a member of Lighthouse.
    You can answer until: 2026-03-03
    [Agree] [Deny]
    Another admin has to decide: not who asked for it, and not whom it is about.

    waiting: (waiting) Ann asked to invite Carol and m…@lighthouse.example to Lighthouse
    I will do it in 30 seconds; until then it can be undone.
    [Undo]

    waiting: (waiting) Ann asked to invite Carol and m…@lighthouse.example to Lighthouse
    Dora agreed.
    I will do it in 30 seconds; until then it can be undone.
    [Undo]

    applying: (waiting) Ann asked to invite Carol and m…@lighthouse.example to Lighthouse
    I am waiting for Usher to confirm it.

    done: (good) Carol and m…@lighthouse.example will be invited to Lighthouse
    Ann asked for it.
    Done 2026-03-03

    done: (good) Carol and m…@lighthouse.example will be invited to Lighthouse
    Ann asked for it, and Dora agreed.
    Done 2026-03-03

    undone: (neutral) Carol and m…@lighthouse.example will not be invited to Lighthouse
    Ann asked for it, and Dora undid it.
    Closed 2026-03-03

    denied: (neutral) Carol and m…@lighthouse.example will not be invited to Lighthouse
    Ann asked for it, and Dora did not agree.
    Closed 2026-03-03

    lapsed: (neutral) Carol and m…@lighthouse.example will not be invited to Lighthouse
    Ann asked for it, and nobody agreed in time.
    Closed 2026-03-03

    failed: (bad) Ann asked to invite Carol and m…@lighthouse.example to Lighthouse, and it could not be done
    Lighthouse would be left without an owner. Make somebody else an owner first.
    Failed 2026-03-03"
  `)
})

test('where nothing waits, nothing can be undone', () => {
  const card = changeCard(sampleTeam({ undoMs: 0 }), {
    change: sampleChange(WHAT.remove, { status: 'waiting', dueAt }),
    invitees: [],
  })
  expect(readAloud(card)).toContain('I am doing it now.')
  expect(card.buttons).toBeUndefined()
})

test('only what is open has buttons', () => {
  const open: readonly ChangeStatus[] = ['asked', 'waiting']
  for (const wish of LIFE) {
    const change = sampleChange(WHAT.remove, wish)
    const { buttons = [] } = changeCard(team, { change, invitees: [] })
    expect(buttons.length > 0).toBe(open.includes(change.status))
    for (const { subject } of buttons) expect(subject).toBe('c1')
  }
})

test.each([
  ['Bob Okafor', 'Bob Okafor'],
  ['mia@lighthouse.example', 'm…@lighthouse.example'],
  ['Mia @ home', 'Mia @ home'],
])('%s is shown as %s', (name, shown) => {
  expect(shownName(name)).toBe(shown)
})

test.each([
  [1_000, '1 second'],
  [30_000, '30 seconds'],
  [300_000, '5 minutes'],
  [7_200_000, '2 hours'],
])('%i ms are %s', (ms, said) => {
  expect(duration(ms)).toBe(said)
})

test.each([
  'last_owner',
  'not_found',
  'changed_meanwhile',
  'not_allowed_any_more',
  'no_admin_channel_any_more',
  'above_operator',
  'service_account',
  'unknown_role',
  'no_credential',
  'not_yours',
  'moved',
  'given_up',
  'impossible',
  'backend_refused',
])('what failed because of %s has a sentence with a next step', (failure) => {
  const said = changeFailure(team, sampleChange(WHAT.remove, { failure }))
  expect(said).toMatch(/^[A-Z].*\.$/)
  expect(said).not.toContain('_')
})
