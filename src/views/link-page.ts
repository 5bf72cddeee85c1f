import { assertNever } from '../domain/assert-never.ts'
import type { PageOutcome, Visited, Way } from '../domain/page-outcomes.ts'
import { deniedView } from './denied.ts'
import { linkedPage } from './link-page-done.ts'
import { returnedPage } from './link-page-returned.ts'
import {
  BEGIN_AGAIN,
  leavingPage,
  PROBLEM_PAGES,
  pageOf,
  personOf,
  unavailablePage,
} from './link-page-words.ts'
import type { Page, PageAction } from './page.ts'

/** Everything but what sends the browser somewhere else. */
export type ShownOutcome = Exclude<PageOutcome, { kind: 'renewed' }>

/** Every step of linking an account in a browser. */
export function linkPage(outcome: ShownOutcome): Page {
  switch (outcome.kind) {
    case 'ask':
      return askPage(outcome)
    case 'other_browser':
      return otherBrowserPage(outcome)
    case 'used':
      return usedPage(outcome)
    case 'expired':
      return expiredPage(outcome)
    case 'leaving':
      return leavingPage(outcome)
    case 'answered':
      return linkedPage(outcome)
    case 'unavailable':
      return unavailablePage(outcome.who)
    case 'denied':
      return pageOf(deniedView(outcome))
    case 'not_found':
    case 'gone':
    case 'forged':
    case 'began_elsewhere':
      return PROBLEM_PAGES[outcome.kind]
    case 'cancelled':
    case 'code_used':
    case 'clock':
    case 'wrong_person':
    case 'unverified':
    case 'no_member':
    case 'wrong_account':
    case 'linked_otherwise':
    case 'confirm':
      return returnedPage(outcome)
    default:
      return assertNever(outcome)
  }
}

function askPage(visited: Visited): Page {
  const { team, ways } = visited
  const isPossible = ways.length > 0
  return {
    tone: 'neutral',
    title: `Link your account in ${team.name}`,
    lines: [
      isPossible
        ? 'Sign in to show which account is yours. Nothing is linked before you have seen which one it is, and said yes.'
        : 'There is nowhere to sign in for this any more. Type /team link in your chat to see what else you can do.',
    ],
    ...whose(visited),
    actions: ways.map(signIn('Sign in with')),
  }
}

const otherBrowserPage = (visited: Visited): Page => ({
  tone: 'bad',
  title: 'You began this in another browser',
  lines: [
    'Go on in the browser where you began. Or start again here: then what you did there does not count any more.',
  ],
  ...whose(visited),
  actions: visited.ways.map(signIn('Start again here with')),
})

const signIn =
  (verb: string) =>
  ({ way, title }: Way, index: number): PageAction => ({
    label: `${verb} ${title}`,
    look: index === 0 ? 'primary' : 'plain',
    act: { kind: 'begin', way, isAnew: false },
  })

/** Everybody who is about to press sees for whom. */
function whose(visited: Visited): Pick<Page, 'facts' | 'warning'> {
  const { team, platform, request, ways } = visited
  const facts = [
    { label: 'Who', value: [{ bold: personOf(visited) }] },
    { label: 'Team', value: team.name },
    { label: 'Open until', value: [{ moment: request.expiresAt }] },
  ]
  if (ways.length === 0) return { facts }
  return {
    facts,
    warning: `Only go on if you asked for this yourself in ${platform} a moment ago. If somebody sent you this link, close the page: you would hand them your account.`,
  }
}

const usedPage = ({ platform }: Visited): Page => ({
  tone: 'neutral',
  title: 'This link was used already',
  lines: [
    `A link works once. If that was you, all is done: close this page and go back to ${platform}.`,
    'If it was not, type /team whoami there to see as whom you are linked, and /team unlink to undo it.',
  ],
})

const expiredPage = ({ platform, canRenew }: Visited): Page => ({
  tone: 'bad',
  title: 'This link is too old',
  lines: [
    'A link works for ten minutes, so that nobody else can use it later.',
    canRenew
      ? 'Start again, and you have another ten minutes.'
      : `Type /team link in ${platform} to get a new one.`,
  ],
  ...(canRenew && { actions: [{ label: BEGIN_AGAIN, look: 'primary', act: { kind: 'renew' } }] }),
})
