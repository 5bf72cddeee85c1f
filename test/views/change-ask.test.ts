import { expect, test } from 'vitest'
import { commandTable } from '../../src/commands.ts'
import type { NoMember, Proposal } from '../../src/domain/change-outcomes.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import { askLeaveAnswer } from '../../src/views/change-answer.ts'
import { askRemoveAnswer, askRoleAnswer } from '../../src/views/change-ask.ts'
import type { Answer } from '../../src/views/view.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { sampleChange, WHAT } from './change-samples.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam()

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
  lacksSecond: false,
  invitations: 0,
  ...wish,
})

const withKeys = sampleTeam({ backend: { ...team.backend, goesWithMember: 'every API key they made there' } })

test('the questions before anything is done', () => {
  const questions = [
    sure(),
    sure({ team: withKeys, invitations: 2, isByTwo: true }),
    sure({ change: sampleChange(WHAT.role), isByTwo: true }),
    sure({ change: sampleChange(WHAT.role), isByTwo: true, lacksSecond: true }),
    sure({ team: sampleTeam({ undoMs: 0 }), change: sampleChange(WHAT.role) }),
  ]
  const asked = questions.map((question) => said(askRemoveAnswer(question, spec('remove'))))
  const leaving = sure({ team: withKeys, change: sampleChange(WHAT.leave), invitations: 1 })
  expect([...asked, said(askLeaveAnswer(leaving))].join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) Remove Bob from Lighthouse?
    They are a member of the team.
    Their other teams stay as they are, and I will tell them kindly.
    After you confirm, there are 30 seconds to undo it.
    [Remove Bob] [Keep]

    (neutral) Remove Bob from Lighthouse?
    They are a member of the team.
    They also lose every API key they made there.
    2 invitations that they sent and nobody has answered yet will be taken back.
    Their other teams stay as they are, and I will tell them kindly.
    As it is about an owner, another admin has to agree first. I will ask in the admin channel.
    [Remove Bob] [Keep]

    (neutral) Make Bob an owner of Lighthouse?
    They are a member now.
    As it is about an owner, another admin has to agree first. I will ask in the admin channel.
    [Make an owner] [Keep]

    (neutral) Make Bob an owner of Lighthouse?
    They are a member now.
    As it is about an owner, another admin has to agree first.
    Nobody else in Lighthouse could agree: make another person an admin first.
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
    askLeaveAnswer(underWay),
    askLeaveAnswer(waiting),
    askLeaveAnswer({ ...waiting, change: sampleChange(WHAT.leave, { status: 'applying' }) }),
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
    It takes your own Usher account, never the team's key. Link it once, and I will ask you again; if I do not, type /team leave.
    [Link account]

    (neutral) Ann asked to remove you from Lighthouse
    It is being done; wait 30 seconds. If you are still in the team then, you can leave with /team leave.

    (neutral) Ann asked to make you an owner of Lighthouse
    It waits for a second admin. Once that is settled, you can leave with /team leave.

    (waiting) Leaving Lighthouse…
    Usher has not confirmed it yet. I keep trying, and will tell you how it ends."
  `)
})
