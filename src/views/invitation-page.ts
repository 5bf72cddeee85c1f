import { assertNever } from '../domain/assert-never.ts'
import type { InvitationPageOutcome, ReturnedInvitee, VisitedInvitation } from '../domain/invitation-page.ts'
import type { Way } from '../domain/page-outcomes.ts'
import { answeredAnswer } from './answered.ts'
import { cardView, SAYS_SO_ITSELF } from './card.ts'
import { deniedView } from './denied.ts'
import { BEGIN_AGAIN, leavingPage, masked, pageOf } from './link-page-words.ts'
import { linkedOtherwise } from './link-words.ts'
import type { Page, PageAction } from './page.ts'
import type { Text } from './view.ts'

/** Every step of answering an invitation in a browser. Who has not shown to be the invitee reads nothing of it. */
export function invitationPage(outcome: InvitationPageOutcome): Page {
  switch (outcome.kind) {
    case 'ask':
      return askPage(outcome)
    case 'leaving':
      return leavingPage(outcome)
    case 'offer':
      return offerPage(outcome)
    case 'over':
      return donePage(pageOf(cardView(outcome.team, outcome.invitation)))
    case 'answered':
      return answeredPage(outcome)
    case 'not_invited':
      return notInvitedPage(outcome)
    case 'cancelled':
    case 'code_used':
    case 'clock':
    case 'unverified':
      return inVainPage(outcome)
    case 'linked_otherwise':
      return problem('You have another account in this team', linkedOtherwise(outcome.team, outcome.proof))
    case 'denied':
      return pageOf(deniedView(outcome))
    case 'expired':
    case 'not_found':
    case 'gone':
    case 'forged':
    case 'began_elsewhere':
      return PROBLEMS[outcome.kind]
    default:
      return assertNever(outcome)
  }
}

const askPage = ({ link, ways }: VisitedInvitation): Page => ({
  tone: 'neutral',
  title: 'This link leads to an invitation to a team',
  lines: [
    ways.length > 0
      ? 'Sign in to show that it is for you. Then you see who invites you to what, and you can accept or decline while it is open. Nothing is answered before you press a button.'
      : 'There is nowhere to sign in for this any more. Type /team inbox in your chat to find your invitation.',
  ],
  facts: [{ label: 'The link works until', value: [{ moment: link.expiresAt }] }],
  actions: ways.map(signIn),
})

const signIn = ({ way, title }: Way, index: number): PageAction => ({
  label: `Sign in with ${title}`,
  look: index === 0 ? 'primary' : 'plain',
  act: { kind: 'begin', way, isAnew: false },
})

type Offer = Extract<InvitationPageOutcome, { kind: 'offer' }>

/** The words of the card, with the two buttons of the page. */
function offerPage({ team, invitation }: Offer): Page {
  const canDecline = team.backend.capabilities.decline.how !== 'impossible'
  return {
    ...pageOf(cardView(team, invitation)),
    actions: [
      { label: 'Accept', look: 'primary', act: { kind: 'accept' } },
      ...(canDecline
        ? [{ label: 'Decline', look: 'plain' as const, act: { kind: 'decline' as const } }]
        : []),
    ],
  }
}

type Answered = Extract<InvitationPageOutcome, { kind: 'answered' }>

function answeredPage({ answer }: Answered): Page {
  const shown = answeredAnswer(answer)
  const page = shown.kind === 'reply' || shown.kind === 'replace' ? pageOf(shown.view) : PROBLEMS.not_found
  if (answer.kind !== 'link_required') return donePage(page)
  return {
    ...page,
    lines: [...page.lines, 'For that, type /team inbox in your chat and press Accept there.'],
  }
}

const donePage = (page: Page): Page => ({
  ...page,
  lines: [...page.lines.filter((line) => line !== SAYS_SO_ITSELF), 'You can close this page.'],
})

type NotInvited = Extract<InvitationPageOutcome, { kind: 'not_invited' }>

/** Enough to know one's own invitation by, and no more. */
function notInvitedPage(outcome: NotInvited): Page {
  const { email } = outcome.invitation.invitee
  const whose = email === undefined ? 'somebody else' : `somebody with the address ${masked(email)}`
  return {
    ...problem(
      'This invitation is for somebody else',
      `You signed in with ${outcome.from.title}, and the invitation is for ${whose}. If that is you, sign in with your other account. If not, tell whoever gave you the link, and close this page.`,
    ),
    actions: [{ ...another(outcome), look: 'primary' }, ...otherWays(outcome)],
  }
}

const another = ({ from: { way } }: ReturnedInvitee): PageAction => ({
  label: 'Use another account',
  look: 'plain',
  act: { kind: 'begin', way, isAnew: true },
})

const otherWays = ({ ways, from }: ReturnedInvitee): readonly PageAction[] =>
  ways.filter(({ way }) => way !== from.way).map((way) => ({ ...signIn(way, 1) }))

type InVain = Extract<InvitationPageOutcome, { kind: 'cancelled' | 'code_used' | 'clock' | 'unverified' }>

function inVainPage(outcome: InVain): Page {
  const { title } = outcome.from
  const again: PageAction = { label: BEGIN_AGAIN, look: 'primary', act: { kind: 'open' } }
  switch (outcome.kind) {
    case 'cancelled':
      return {
        ...problem(`You did not sign in with ${title}`, 'Start again if you want to.'),
        actions: [again],
      }
    case 'code_used':
      return {
        ...problem(
          'This sign-in was used already',
          'It counts once, and this page was perhaps loaded twice. Start again, it takes a moment only.',
        ),
        actions: [again],
      }
    case 'clock':
      return {
        ...problem(
          'The clocks do not agree',
          `The clock of ${title} and mine are too far apart, so I cannot tell whether you signed in just now. Tell whoever runs Usher to set the clock, and start again then.`,
        ),
        actions: [again],
      }
    case 'unverified':
      return {
        ...problem(
          `${title} does not vouch for your address`,
          'Confirm your e-mail address there first and start again, or use another account.',
        ),
        actions: [again, another(outcome)],
      }
    default:
      return assertNever(outcome.kind)
  }
}

function problem(title: string, ...lines: readonly Text[]): Page {
  return { tone: 'bad', title, lines: ['Nothing was answered.', ...lines] }
}

const ASK_ANEW = 'Ask whoever gave it to you for a new one, or type /team inbox in your chat.'

const PROBLEMS: Readonly<Record<'expired' | 'not_found' | 'gone' | 'forged' | 'began_elsewhere', Page>> = {
  expired: { tone: 'bad', title: 'This link is over', lines: [ASK_ANEW] },
  not_found: {
    tone: 'bad',
    title: 'There is no such link',
    lines: [`If you copied the address, copy it whole. A newer link may have taken its place. ${ASK_ANEW}`],
  },
  gone: {
    tone: 'bad',
    title: 'This team is not here any more',
    lines: ['Usher has stopped looking after it, or it has moved. Ask whoever gave you the link.'],
  },
  forged: problem(
    'That did not come from this page',
    'Open the link once more. If you see this again, your browser may keep no cookies: allow them for this page.',
  ),
  began_elsewhere: problem(
    'This was begun in another browser',
    'Go on in the browser where it was begun, or open the link in this one.',
  ),
}
