import { expect, test } from 'vitest'
import type { InvitationPageOutcome } from '../../src/domain/invitation-page.ts'
import { invitationPage } from '../../src/views/invitation-page.ts'
import { answeredInvitationSamples, invitationPageSamples } from '../web/invitation-page-samples.ts'
import { readAloud } from './read-aloud.ts'

const samples = invitationPageSamples(new URL('https://slack.example/'))

const read = (outcome: InvitationPageOutcome): string => {
  const { tone, title, lines, facts = [], actions = [] } = invitationPage(outcome)
  const buttons = actions.map(({ label }) => `[${label}]`).join(' ')
  return [readAloud({ tone, title, lines, facts }), ...(buttons ? [buttons] : [])].join('\n')
}

test('every page of an invitation, read aloud', () => {
  expect(Object.values(samples).map(read).join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) This link leads to an invitation to a team
    Sign in to show that it is for you. Then you see who invites you to what, and you can accept or decline while it is open. Nothing is answered before you press a button.
    The link works until: 2026-03-09
    [Sign in with Lighthouse ID] [Sign in with Slack]

    (waiting) On to Slack
    You come back here by yourself. If nothing happens, press the button.
    [Go on to Slack]

    (neutral) Ann <i>Lee</i> invites you to join Lighthouse
    You would be a member of the team.
    Ann <i>Lee</i> writes: “We need you for the lamp room.”
    If you did not expect this, you can simply decline. Nobody joins without saying yes.
    You can answer until: 2026-03-09
    [Accept] [Decline]

    (neutral) The invitation to Lighthouse was taken back
    If you would still like to join, ask Ann <i>Lee</i>.
    You can close this page.

    (good) You are in Lighthouse
    You are a member of the team now. Welcome!
    Joined 2026-03-02
    You can close this page.

    (bad) This invitation is for somebody else
    Nothing was answered.
    You signed in with Slack, and the invitation is for somebody with the address b…@lighthouse.example. If that is you, sign in with your other account. If not, tell whoever gave you the link, and close this page.
    [Use another account] [Sign in with Lighthouse ID]

    (bad) You did not sign in with Slack
    Nothing was answered.
    Start again if you want to.
    [Start again]

    (bad) This sign-in was used already
    Nothing was answered.
    It counts once, and this page was perhaps loaded twice. Start again, it takes a moment only.
    [Start again]

    (bad) The clocks do not agree
    Nothing was answered.
    The clock of Slack and mine are too far apart, so I cannot tell whether you signed in just now. Tell whoever runs Usher to set the clock, and start again then.
    [Start again]

    (bad) Slack does not vouch for your address
    Nothing was answered.
    Confirm your e-mail address there first and start again, or use another account.
    [Start again] [Use another account]

    (bad) You have another account in this team
    Nothing was answered.
    You are linked to another account in Lighthouse already. Type /team unlink first if you want to change that.

    (bad) You cannot answer this invitation to Lighthouse
    You are a guest here. Ask for a full membership of this workspace first; then I can act for you.

    (bad) This link is over
    Ask whoever gave it to you for a new one, or type /team inbox in your chat.

    (bad) There is no such link
    If you copied the address, copy it whole. A newer link may have taken its place. Ask whoever gave it to you for a new one, or type /team inbox in your chat.

    (bad) This team is not here any more
    Usher has stopped looking after it, or it has moved. Ask whoever gave you the link.

    (bad) That did not come from this page
    Nothing was answered.
    Open the link once more. If you see this again, your browser may keep no cookies: allow them for this page.

    (bad) This was begun in another browser
    Nothing was answered.
    Go on in the browser where it was begun, or open the link in this one."
  `)
})

test('what else comes of an answer', () => {
  expect(answeredInvitationSamples.map(read).join('\n\n')).toMatchInlineSnapshot(`
    "(neutral) Usher wants to hear it from you
    Only you can join Lighthouse, with your own Usher account. Link it once, and I will say yes for you right away.
    For that, type /team inbox in your chat and press Accept there.

    (neutral) The invitation to Lighthouse has expired
    If you would still like to join, ask Ann <i>Lee</i>.
    It could be answered until 2026-03-09
    You can close this page.

    (waiting) One step is left to join Lighthouse
    You said yes. Finish in the mail that Usher sent you: it has a link that only you can use.
    You can close this page.
    You can finish until: 2026-03-09"
  `)
})

test.each([
  'ask',
  'leaving',
  'expired',
  'not_invited',
  'cancelled',
  'code_used',
  'clock',
  'unverified',
] as const)('who has not shown to be the invitee reads nothing of it on the page %s', (kind) => {
  expect(read(samples[kind])).not.toMatch(/Ann|Bob|bob@|Lighthouse(?! ID)|lamp room|member/)
})

test('where a backend takes no, there is no button for one', () => {
  const { offer } = samples
  if (offer.kind !== 'offer') throw new Error('it is another sample')
  const { capabilities } = offer.team.backend
  const decline = { ...capabilities.decline, how: 'impossible' as const }
  const backend = { ...offer.team.backend, capabilities: { ...capabilities, decline } }
  const page = invitationPage({ ...offer, team: { ...offer.team, backend } })
  expect(page.actions?.map(({ label }) => label)).toEqual(['Accept'])
})
