import { expect, test } from 'vitest'
import { commandTable } from '../../src/commands.ts'
import { withTeamOption } from '../../src/domain/command.ts'
import { asInvitationId } from '../../src/domain/ids.ts'
import type { InvitedRow } from '../../src/domain/outcomes.ts'
import { helpView } from '../../src/views/help.ts'
import { inviteAnswer } from '../../src/views/invite.ts'
import { allOf } from '../../src/views/words.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam()

test.each([
  [[], ''],
  [['Ann'], 'Ann'],
  [['Ann', 'Bob'], 'Ann and Bob'],
  [['Ann', 'Bob', 'Carol'], 'Ann, Bob and Carol'],
])('%o is said as %s', (words, said) => {
  expect(allOf(words)).toBe(said)
})

test('help', () => {
  const { name: slash, commands } = commandTable
  expect(
    readAloud(helpView({ kind: 'help', team, slash, commands, asker: 'member' })),
  ).toMatchInlineSnapshot(`
    "(neutral) What you can do for Lighthouse
    - /team invite [@person or e-mail …] [role] [note] – Invite one or several people; alone, it opens a form
    - /team bulk – Invite up to 10,000 people from a list; alone, it opens a form
    - /team invitations [search] – See who has not answered yet, and everybody before
    - /team inbox – See your own invitations and answer them
    - /team members [search] – See who is in the team
    - /team revoke [who] – Take an invitation back; alone, it opens a form
    - /team resend [who] – Send an invitation again; alone, it opens a form
    - /team remove [who] – Put somebody out of the team; alone, it opens a form
    - /team role [who] [role] – Give a member another role; alone, it opens a form
    - /team leave – Leave the team yourself
    - /team link [@person or e-mail …] – Link your account, so that I know who you are in the team
    - /team unlink [@person or e-mail …] – Forget which account you are, and your token with it
    - /team whoami – Who you are here, what you may do, and why
    - /team setup – Make this channel the admin channel of the team
    - /team help – What you can do here"
  `)
})

test('help where several teams live says how to name one', () => {
  const { name: slash, commands } = withTeamOption(commandTable)
  const said = readAloud(helpView({ kind: 'help', team, slash, commands, asker: 'member' }))
  expect(said).toContain('/team invite [@person or e-mail …] [role] [note] [team:name] – ')
})

test('who is not confirmed yet is not counted as invited', () => {
  const [spec] = commandTable.commands
  if (!spec) throw new Error('no command')
  const titleOf = (...statuses: readonly ('sending' | 'pending')[]) => {
    const rows = statuses.map((status, index) => invitedRow(`Bob ${index}`, status))
    const answer = inviteAnswer({ kind: 'invited', team, rows }, { by: 'command', spec })
    return answer.kind === 'reply' && readAloud(answer.view).split('\n')[0]
  }
  expect(titleOf('pending', 'pending')).toBe('(good) 2 people invited to Lighthouse')
  expect(titleOf('pending', 'sending')).toBe('(waiting) 1 of 2 people invited to Lighthouse')
  expect(titleOf('sending', 'sending')).toBe('(waiting) Inviting 2 people to Lighthouse…')
})

const invitedRow = (name: string, status: 'sending' | 'pending'): InvitedRow => ({
  kind: 'invitation',
  invitation: {
    id: asInvitationId(name),
    team: team.id,
    tenant: team.tenant,
    invitee: { key: name, name, actors: [] },
    role: 'member',
    inviter: { platform: 'slack', id: 'T1/U1' },
    inviterName: 'Ann',
    status,
    createdAt: new Date('2026-03-02T09:00:00Z'),
  },
  delivered: [],
  missed: [],
  isDelivering: false,
})

test('why somebody was not invited', () => {
  const [spec] = commandTable.commands
  if (!spec) throw new Error('no command')
  const reasons = ['yourself', 'bot', 'guest', 'stranger', 'deactivated', 'unknown'] as const
  const rows = reasons.map((reason) => ({ kind: 'not_invitable' as const, name: 'Bob', reason }))
  const answer = inviteAnswer({ kind: 'invited', team, rows }, { by: 'command', spec })
  expect(answer.kind === 'reply' && readAloud(answer.view)).toMatchInlineSnapshot(`
    "(bad) Nobody was invited to Lighthouse
    Bob – that is you: nobody can invite themselves
    Bob – that is a bot; only people can join a team
    Bob – they are a guest here; make them a full member of the workspace first
    Bob – they belong to another company; invite them by an address of their own choice
    Bob – their account here is deactivated and has to be active again first
    Bob – I do not know them here; pick them from the suggestions after typing @, or give an e-mail address"
  `)
})
