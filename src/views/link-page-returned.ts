import { assertNever } from '../domain/assert-never.ts'
import type { PageOutcome, Returned, ReturnedInVain } from '../domain/page-outcomes.ts'
import type { Team } from '../domain/team.ts'
import { BEGIN_AGAIN, masked, personOf } from './link-page-words.ts'
import { linkedOtherwise } from './link-words.ts'
import type { Page, PageAction } from './page.ts'
import type { Span } from './view.ts'

type Back = Extract<PageOutcome, Returned>

/** They are back from where they proved who they are. */
export function returnedPage(outcome: Back): Page {
  switch (outcome.kind) {
    case 'confirm':
      return confirmPage(outcome)
    case 'wrong_account':
      return wrongAccountPage(outcome)
    case 'linked_otherwise':
      return inVain(
        `You have another account in ${outcome.team.name}`,
        linkedOtherwise(outcome.team, outcome.proof),
        [another(outcome)],
      )
    default:
      return inVainPage(outcome)
  }
}

type InVain = Extract<PageOutcome, { kind: ReturnedInVain }>

function inVainPage(outcome: InVain): Page {
  const { from, team, platform, request } = outcome
  const { title } = from
  switch (outcome.kind) {
    case 'cancelled':
      return inVain(`You did not sign in with ${title}`, 'Start again if you want to.', [AGAIN])
    case 'code_used':
      return inVain(
        'This sign-in was used already',
        'It counts once, and this page was perhaps loaded twice. Start again, it takes a moment only.',
        [AGAIN],
      )
    case 'clock':
      return inVain(
        'The clocks do not agree',
        `The clock of ${title} and mine are too far apart, so I cannot tell whether you signed in just now. Tell whoever runs Usher to set the clock, and start again then.`,
        [AGAIN],
      )
    case 'wrong_person':
      return inVain(
        `You are signed in to ${title} as somebody else`,
        `This link is for ${request.actorName}. If that is you, sign in as yourself; otherwise close this page.`,
        [another(outcome)],
      )
    case 'unverified':
      return inVain(
        `${title} does not vouch for your address`,
        'Confirm your e-mail address there first and start again, or use another account.',
        [AGAIN, another(outcome)],
      )
    case 'no_member':
      return inVain(
        `Your account is not in ${team.name}`,
        `Use the account that you have in ${team.name}. If you have none, ask an admin in ${platform} to invite you.`,
        [another(outcome)],
      )
    default:
      return assertNever(outcome.kind)
  }
}

const inVain = (title: string, line: string, actions: readonly PageAction[]): Page => ({
  tone: 'bad',
  title,
  lines: ['Nothing was linked.', line],
  actions,
})

const AGAIN: PageAction = { label: BEGIN_AGAIN, look: 'primary', act: { kind: 'open' } }

const another = ({ from: { way } }: Returned): PageAction => ({
  label: 'Use another account',
  look: 'plain',
  act: { kind: 'begin', way, isAnew: true },
})

type Confirm = Extract<PageOutcome, { kind: 'confirm' }>

function confirmPage(outcome: Confirm): Page {
  const { team, platform, request, from } = outcome
  const person = personOf(outcome)
  return {
    tone: 'neutral',
    title: 'Is this your account?',
    lines: [
      [
        'Link ',
        { bold: person },
        ' to ',
        ...accountOf(outcome),
        ' of ',
        { bold: team.name },
        where(team),
        '?',
      ],
      `You signed in with ${from.title}.`,
    ],
    warning: [
      'Only say yes if you are ',
      { bold: request.actorName },
      `: whoever writes under this name in ${platform} then acts with this account.`,
    ],
    actions: [
      { label: 'Link', look: 'primary', act: { kind: 'confirm' } },
      {
        label: 'Not me: use another account',
        look: 'plain',
        act: { kind: 'begin', way: from.way, isAnew: true },
      },
    ],
  }
}

const where = ({ backend: { proof, title } }: Team): string => (proof === 'chat' ? '' : ` at ${title}`)

/** "Bob Okafor, bob@lighthouse.example (member)": they proved a moment ago that it is theirs. */
function accountOf({ proved: { name, email, account }, role }: Confirm): readonly Span[] {
  const known = [name, email].filter((word) => word !== undefined)
  const words = known.length > 0 ? known.join(', ') : `the account ${account}`
  return [{ bold: words }, role === undefined ? ' (no member yet)' : ` (${role})`]
}

type WrongAccount = Extract<PageOutcome, { kind: 'wrong_account' }>

function wrongAccountPage(outcome: WrongAccount): Page {
  const { wanted, own } = outcome
  return inVain(
    'The invitation is for another account',
    `It is for ${wanted ? masked(wanted) : 'another one'}, and you signed in with ${own ? masked(own) : 'this one'}. Use the account that was invited, or ask the inviter to invite this one.`,
    [{ ...another(outcome), look: 'primary' }],
  )
}
