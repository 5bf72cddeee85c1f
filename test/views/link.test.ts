import { expect, test } from 'vitest'
import { facts as zenmlFacts } from '../../src/backends/zenml/facts.ts'
import type { LinkProof } from '../../src/domain/account.ts'
import { asAccountId, asInvitationId } from '../../src/domain/ids.ts'
import type { LinkAskOutcome, LinkWays } from '../../src/domain/link-outcomes.ts'
import { linkAskAnswer, linkPressedAnswer } from '../../src/views/link.ts'
import { codeAnswer, tokenAnswer } from '../../src/views/link-done.ts'
import { codeMail, mailedAnswer } from '../../src/views/mail-code.ts'
import type { Answer } from '../../src/views/view.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { readAloud } from './read-aloud.ts'

const team = sampleTeam({ backend: zenmlFacts })
const actor = { platform: 'chat', id: 'bob' }
const role = { name: 'member', rank: 'member' } as const
const member = { account: asAccountId('bobs'), name: 'Bob Okafor', email: 'bob@lighthouse.example', role }
const ACCEPT = { kind: 'accept', invitation: asInvitationId('i1') } as const
const LEAVE = { kind: 'leave' } as const

const linkBy = (proof: LinkProof) => ({
  team: team.id,
  tenant: team.tenant,
  actor,
  account: member.account,
  proof,
})

function said(answer: Answer): string {
  if (answer.kind === 'reply' || answer.kind === 'replace') return readAloud(answer.view)
  if (answer.kind === 'form_problems') return Object.values(answer.problems).join('\n')
  return answer.kind === 'form' ? `form ${answer.form.title}: ${answer.form.submit}` : answer.kind
}

const ways = (wish: Partial<LinkWays> = {}): LinkWays => ({
  kind: 'ways',
  team,
  byMail: false,
  hasCode: false,
  byToken: false,
  ...wish,
})

const page = {
  url: new URL('https://usher.example/link/s3cret'),
  until: new Date('2026-03-02T09:10:00Z'),
  titles: ['Lighthouse ID', 'Slack'],
}

test('how one can link an account', () => {
  const outcomes: readonly LinkAskOutcome[] = [
    ways({ page, byMail: true, byToken: true }),
    ways({ byMail: true, hasCode: true }),
    { kind: 'already_linked', team, link: linkBy('mapped'), member },
    { kind: 'already_linked', team, link: linkBy('token') },
    ways({ wish: ACCEPT, byToken: true }),
    ways({ wish: LEAVE }),
    { kind: 'vault_closed', team },
    { kind: 'vault_closed', team, wish: LEAVE },
    { kind: 'not_found' },
  ]
  expect(outcomes.map((outcome) => said(linkAskAnswer(outcome))).join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) Link your account in Lighthouse
    Show me once which account is yours, and I will know who you are in Lighthouse and what you may do.
    Open the link page to sign in at Lighthouse ID or Slack. It is open until 2026-03-02.
    You get a token in ZenML Pro, under Settings, Access Tokens.
    [Code by e-mail] [Paste a token]
    The link page is for you alone. Do not pass its address on.

    (neutral) Link your account in Lighthouse
    Show me once which account is yours, and I will know who you are in Lighthouse and what you may do.
    [Enter the code] [Code by e-mail]

    (neutral) You are linked to an account in Lighthouse
    Bob Okafor, member. An admin of the team says that it is yours.
    To be linked to another account, unlink this one first.
    [Unlink]

    (neutral) You are linked to an account in Lighthouse
    That account is not a member of Lighthouse. You showed it with a token of your own.
    To be linked to another account, unlink this one first.
    [Unlink]

    (neutral) Link your account in Lighthouse
    Show me once which account is yours, and I will say yes to Lighthouse for you.
    You get a token in ZenML Pro, under Settings, Access Tokens.
    [Paste a token]

    (neutral) Link your account in Lighthouse
    Show me once which account is yours, and you can leave Lighthouse.
    There is no way yet to do that yourself. An admin of the team can do it for you, with /team link, your name and your e-mail address in the admin channel; so can whoever runs Usher, in USHER_LINKS.

    (bad) I have no safe place for your token yet
    Whoever runs Usher has to set USHER_SECRET_KEY first. Type /team link to see whether there is another way.

    (bad) I have no safe place for your token yet
    Whoever runs Usher has to set USHER_SECRET_KEY first. Until then you can leave at ZenML Pro itself.

    (bad) I do not know this invitation
    Type /team inbox to see the invitations that wait for you."
  `)
})

test('on a card a token is asked for at once where there is no other way', () => {
  expect(said(linkPressedAnswer(ways({ wish: ACCEPT, byToken: true })))).toBe(
    'form Link your account: Link and accept',
  )
  expect(said(linkPressedAnswer(ways({ wish: LEAVE, byToken: true })))).toBe('form Link your account: Link')
  expect(said(linkPressedAnswer(ways({ wish: ACCEPT, byToken: true, page })))).toContain('[Paste a token]')
  expect(said(linkPressedAnswer(ways({ byToken: true })))).toContain('[Paste a token]')
})

test('what came of a token', () => {
  const all = [
    tokenAnswer({ kind: 'linked', team, wantsToLeave: false }),
    tokenAnswer({ kind: 'token_refused', team }),
    tokenAnswer({ kind: 'token_of_nobody', team }),
    tokenAnswer({ kind: 'other_account', team }),
    tokenAnswer({ kind: 'linked_otherwise', team, proof: 'configured' }),
    tokenAnswer({ kind: 'linked_otherwise', team, proof: 'mail' }),
    tokenAnswer({ kind: 'no_tokens', team }),
    tokenAnswer({ kind: 'vault_closed', team }),
  ]
  expect(all.map(said).join('\n\n')).toMatchInlineSnapshot(`
    "(good) You are linked to your account in Lighthouse
    Type /team whoami to see what you may do, and /team unlink to undo this.

    ZenML Pro does not take this token. Copy it whole, or make a new one.

    ZenML Pro takes this token but does not say whose it is, so you are perhaps not in Lighthouse yet.

    This token belongs to another account than the one that was invited.

    Whoever runs Usher says that you have another account in Lighthouse. Ask them to change it in USHER_LINKS.

    You are linked to another account in Lighthouse already. Type /team unlink first if you want to change that.

    (bad) ZenML Pro has no tokens that would say who you are
    Type /team link to see how you can link your account.

    (bad) I have no safe place for your token yet
    Whoever runs Usher has to set USHER_SECRET_KEY first. Type /team link to see whether there is another way."
  `)
})

test('what came of a code', () => {
  const all = [
    mailedAnswer({ kind: 'mailed', team }),
    mailedAnswer({ kind: 'unreadable' }),
    mailedAnswer({ kind: 'too_many_mails' }),
    mailedAnswer({ kind: 'mail_closed', team }),
    mailedAnswer({ kind: 'mail_unavailable' }),
    codeAnswer({ kind: 'code_wrong', left: 2 }),
    codeAnswer({ kind: 'code_wrong', left: 1 }),
    ...(['expired', 'used', 'spent', 'unknown'] as const).map((because) =>
      codeAnswer({ kind: 'code_over', because, team }),
    ),
    codeAnswer({ kind: 'no_member', team }),
    codeAnswer({ kind: 'linked_otherwise', team, proof: 'token' }),
    codeAnswer({ kind: 'other_account', team }),
  ]
  expect(all.map(said).join('\n\n')).toMatchInlineSnapshot(`
    "(waiting) Look into your mail
    If the address is right, a code is on its way to it. It is good for 10 minutes.
    If nothing comes, look among what your mail program takes for spam. Type /team link to come back here.
    [Enter the code]

    That is not an e-mail address.

    (bad) That is enough codes for now
    I send at most 3 in an hour. Please try again later.

    (bad) I cannot send mails
    Whoever runs Usher has to set USHER_MAIL_URL first. Type /team link to see other ways.

    (bad) The mail server is not answering right now
    No code was sent. Please try again in a few minutes.

    That is not the code. You can try 2 more times.

    That is not the code. You can try once more.

    (bad) This code is too old
    Press Link account to have a new one sent.
    [Link account]

    (bad) This code was used already
    Press Link account to have a new one sent.
    [Link account]

    (bad) There were too many wrong codes
    Press Link account to have a new one sent.
    [Link account]

    (bad) No code was sent to you
    Press Link account to have a new one sent.
    [Link account]

    (bad) Nobody in Lighthouse has this address
    The code was right, so the address is yours. Use the one that you have in the team, or ask an admin to invite you.

    (bad) You have another account in Lighthouse
    You are linked to another account in Lighthouse already. Type /team unlink first if you want to change that.

    (bad) The invitation is for another account
    Nothing was linked. Link the account that was invited, or ask the inviter to invite this one."
  `)
})

test('the mail has no link, whatever people call themselves', () => {
  const name = 'Bob\r\nBcc: eve@evil.example https://evil.example/<b>'
  const { subject, text } = codeMail({ code: '012345', name, platform: 'Slack', team })
  expect(`${subject}\n${text}`).not.toMatch(/[<>@\r]|:\/\/|\.example/)
  expect(text.split('\n\n')[1]).toBe(
    'Bob Bcc eve evil example https evil example b asked on Slack to be known by this address in Lighthouse.',
  )
  expect(codeMail({ code: '012345', name: '💡', platform: 'Slack', team }).text).toContain(
    'Somebody asked on',
  )
})
