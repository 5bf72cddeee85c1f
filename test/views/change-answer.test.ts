import { expect, test } from 'vitest'
import { commandTable } from '../../src/commands.ts'
import type { Change } from '../../src/domain/change.ts'
import type { ChangeOutcome, NoMember, Proposal } from '../../src/domain/change-outcomes.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import type { Team } from '../../src/domain/team.ts'
import { askLeaveAnswer, confirmedAnswer, decidedAnswer } from '../../src/views/change-answer.ts'
import { askRemoveAnswer, askRoleAnswer } from '../../src/views/change-ask.ts'
import { askerNotice, memberNotice } from '../../src/views/change-notice.ts'
import type { Answer } from '../../src/views/view.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { byDora, closedAt, sampleChange, WHAT } from './change-samples.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam()
const dueAt = new Date('2026-03-03T09:00:00Z')

const said = (answer: Answer): string =>
  answer.kind === 'reply' || answer.kind === 'replace' ? readAloud(answer.view) : answer.kind

const spec = (name: string) => {
  const found = commandTable.commands.find((command) => command.name === name)
  if (!found) throw new Error(`no command ${name}`)
  return found
}

const sure = (wish: Partial<Extract<Proposal, { kind: 'sure' }>> = {}): Proposal => ({
  kind: 'sure',
  team,
  change: sampleChange(WHAT.remove),
  isByTwo: false,
  invitations: 0,
  ...wish,
})

const withKeys = sampleTeam({ backend: { ...team.backend, goesWithMember: 'every API key they made there' } })

test('the questions before anything is done', () => {
  const questions = [
    sure(),
    sure({ team: withKeys, invitations: 2, isByTwo: true }),
    sure({ change: sampleChange(WHAT.role), isByTwo: true }),
    sure({ team: sampleTeam({ undoMs: 0 }), change: sampleChange(WHAT.role) }),
  ]
  const asked = questions.map((question) => said(askRemoveAnswer(question, spec('remove'))))
  const leaving = sure({ team: withKeys, change: sampleChange(WHAT.leave), invitations: 1 })
  expect([...asked, said(askLeaveAnswer(leaving))].join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) Remove Bob from Lighthouse?
    They are a member of the team.
    Their other teams stay as they are, and they are told kindly.
    After you confirm, there are 30 seconds to undo it.
    [Remove Bob] [Keep]

    (neutral) Remove Bob from Lighthouse?
    They are a member of the team.
    They also lose every API key they made there.
    2 invitations that they sent and nobody has answered yet will be taken back.
    Their other teams stay as they are, and they are told kindly.
    As it is about an owner, another admin has to agree first. I ask in the admin channel.
    [Remove Bob] [Keep]

    (neutral) Make Bob an owner of Lighthouse?
    They are a member now.
    As it is about an owner, another admin has to agree first. I ask in the admin channel.
    [Make an owner] [Keep]

    (neutral) Make Bob an owner of Lighthouse?
    They are a member now.
    [Make an owner] [Keep]

    (neutral) Leave Lighthouse?
    You are a member of the team, and would lose that at once: it cannot be undone here.
    You would also lose every API key you made there.
    1 invitation that you sent and nobody has answered yet will be taken back.
    Your other teams stay as they are. To come back, you need a new invitation.
    [Leave] [Stay]"
  `)
})

test('why it comes to no question', () => {
  const bob = { account: asAccountId('a2'), name: 'Bob', role: { name: 'member', rank: 'member' } } as const
  const listed = { member: bob, key: 'k'.repeat(22), may: ['remove', 'change_role'] } as const
  const nobody: readonly NoMember[] = [
    { kind: 'which', team, members: [listed, { ...listed, may: [] }], isWhole: false },
    { kind: 'nobody', team, who: 'Zed' },
    { kind: 'unlinked', team, name: 'Hana' },
    { kind: 'left', team },
  ]
  const asked = nobody.map((outcome) => said(askRemoveAnswer(outcome, spec('remove'))))
  const underWay = {
    kind: 'under_way',
    team,
    change: sampleChange(WHAT.remove, { status: 'waiting' }),
  } as const
  const waiting = { kind: 'under_way', team, change: sampleChange(WHAT.role, { status: 'asked' }) } as const
  const roles = [{ name: 'owner', rank: 'owner' }, bob.role] as const
  const others = [
    askRoleAnswer(underWay, spec('role')),
    askRoleAnswer(waiting, spec('role')),
    askRoleAnswer({ kind: 'unknown_role', team, role: 'emperor', roles }, spec('role')),
    askRoleAnswer({ kind: 'has_role', team, member: bob }, spec('role')),
    askLeaveAnswer({ kind: 'elsewhere', team }),
    askLeaveAnswer({ kind: 'link_required', team }),
  ]
  expect([...asked, ...others.map(said)].join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) Whom do you mean?
    - Bob – member [Remove] [Change role]
    - Bob – member
    More match than I can show. Give more of the name, or the address.

    (bad) Nobody in Lighthouse matches “Zed”
    Type /team members to see everybody.

    (bad) I do not know which account of Lighthouse Hana is
    Give their name or address in the team instead, or pick them from /team members.

    (neutral) They are not in Lighthouse any more
    That list was old. Type /team members to see who is in the team now.

    (neutral) Ann asked to remove Bob from Lighthouse already
    It is being done; wait 30 seconds and look again.

    (neutral) Ann asked to make Bob an owner of Lighthouse already
    It waits for a second admin. Nothing else can be changed about them until then.

    (bad) There is no role “emperor”
    Lighthouse has owner or member. Nothing was changed.

    (neutral) Bob has the role member already
    There was nothing to change.

    (bad) I cannot take you out of Lighthouse from here
    Nothing tells me which account of Usher is yours, and I never leave for somebody with the team's own key.
    Leave at Usher itself, in the settings of the team there; or ask an admin here to remove you.

    (neutral) Only you can leave Lighthouse
    It takes your own Usher account, never the team's key. Link it once, and I ask you again; if I do not, type /team leave.
    [Link account]"
  `)
})

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
    "(waiting) Ann asked to remove Bob from Lighthouse
    I do it in 30 seconds; until then it can be undone.
    The card in the admin channel has the button for it.

    (waiting) Ann asked to remove Bob from Lighthouse
    I do it in 30 seconds; until then it can be undone.
    I could not post it in the admin channel, so only you can see this.
    [Undo]

    (waiting) Another admin has to agree
    You asked to remove Bob from Lighthouse.
    I asked in the admin channel, and tell you what comes of it.
    They can agree until: 2026-03-03

    (waiting) Another admin has to agree
    You asked to remove Bob from Lighthouse.
    I could not post it in the admin channel yet. Look whether I am still in there.
    They can agree until: 2026-03-03

    (good) Bob is not in Lighthouse any more
    Ann asked for it.
    Done 2026-03-03

    (good) You have left Lighthouse
    Your other teams are as before. If you would like to come back, an admin can invite you again.

    (waiting) Leaving Lighthouse…
    Usher has not confirmed it yet. I keep trying, and tell you how it ends.

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
    I do it in 30 seconds; until then it can be undone.

    (neutral) There is nothing to decide any more: it is done
    Ann asked for it.

    (neutral) This was asked for too long ago
    Nothing was changed. Ask anew if you still want it.

    (neutral) There is nothing to decide any more: it could not be done
    They are not in the team any more.

    (neutral) There is nothing to decide any more: Dora agreed to it"
  `)
})

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
  const notices = ends.map((change) => askerNotice(team, change))
  expect(notices.map((notice) => notice && readAloud(notice)).join('\n\n')).toMatchInlineSnapshot(`
    "(good) Bob is not in Lighthouse any more
    Dora agreed.

    (good) Bob is an owner of Lighthouse now
    Dora agreed.

    (good) Your invitations to Lighthouse are on their way
    Dora agreed.
    I tell you how they end.

    (good) You have left Lighthouse
    Your other teams are as before. If you would like to come back, an admin can invite you again.

    (neutral) Bob stays in Lighthouse
    Dora undid it.

    (neutral) Nobody was invited to Lighthouse for you
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
  for (const wish of quiet) expect(askerNotice(team, sampleChange(WHAT.remove, wish))).toBeUndefined()
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
