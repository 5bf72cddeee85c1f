import type { Visited } from '../domain/page-outcomes.ts'
import type { Page } from './page.ts'
import { brokenView, unavailableView } from './trouble.ts'
import type { View } from './view.ts'

export const BEGIN_AGAIN = 'Start again'

export const personOf = ({ request: { actorName }, platform }: Visited): string =>
  `${actorName} on ${platform}`

/** The words of a message; its buttons belong to the chat. */
export function pageOf({ tone, title, lines = [], facts, footer }: View): Page {
  return { tone, title, lines: [...lines, ...(footer ? [footer] : [])], ...(facts && { facts }) }
}

type Problem = 'not_found' | 'gone' | 'forged' | 'began_elsewhere'

export const PROBLEM_PAGES: Readonly<Record<Problem, Page>> = {
  not_found: {
    tone: 'bad',
    title: 'There is no such link',
    lines: [
      'If you copied the address, copy it whole. Otherwise type /team link in your chat to get a new one.',
    ],
  },
  gone: {
    tone: 'bad',
    title: 'This team is not here any more',
    lines: [
      'Usher has stopped looking after it, or it has moved. Type /team link in your chat, or ask whoever runs Usher.',
    ],
  },
  forged: {
    tone: 'bad',
    title: 'That did not come from this page',
    lines: [
      'Nothing was linked. Open the link in your chat once more, or type /team link for a new one.',
      'If you see this again, your browser may keep no cookies: allow them for this page.',
    ],
  },
  began_elsewhere: {
    tone: 'bad',
    title: 'This was begun in another browser',
    lines: [
      'Nothing was linked. Go on in the browser where it was begun, or open the link from your chat in this one.',
    ],
  },
}

export const unavailablePage = (who: string): Page => pageOf(unavailableView(who))

/** `reference` finds the log line. */
export const brokenPage = (reference: string): Page => pageOf(brokenView(reference))

export const TOO_MANY_PAGE: Page = {
  tone: 'bad',
  title: 'That was a bit much at once',
  lines: ['Somebody at your address asks for very many pages. Please wait a minute, and try again.'],
}

/** The browser is on its way to where its person shows who they are. */
export const leavingPage = ({ title, url }: { readonly title: string; readonly url: URL }): Page => ({
  tone: 'waiting',
  title: `On to ${title}`,
  lines: ['You come back here by yourself. If nothing happens, press the button.'],
  actions: [{ label: `Go on to ${title}`, look: 'primary', act: { kind: 'leave', url } }],
})

/** Enough to know one's own by: "b…@lighthouse.example". */
export const masked = (email: string): string => `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`
