import type { Linked } from '../domain/outcomes.ts'
import type { PageOutcome } from '../domain/page-outcomes.ts'
import { answeredAnswer } from './answered.ts'
import { pageOf } from './link-page-words.ts'
import { linkedOtherwise } from './link-words.ts'
import type { Page } from './page.ts'
import type { View } from './view.ts'

type Answered = Extract<PageOutcome, { kind: 'answered' }>

/** They said yes to the account that they saw. */
export function linkedPage({ linked, platform, team }: Answered): Page {
  switch (linked.kind) {
    case 'linked':
      return donePage(linked, platform)
    case 'other_account':
      return {
        tone: 'bad',
        title: 'The invitation is for another account',
        lines: [
          'Nothing was linked. Link the account that was invited, or ask the inviter to invite this one.',
        ],
      }
    default:
      return {
        tone: 'bad',
        title: `You have another account in ${team.name}`,
        lines: ['Nothing was linked.', linkedOtherwise(team, linked.proof)],
      }
  }
}

function donePage({ team, answer, wantsToLeave }: Linked, platform: string): Page {
  const back = `You can close this page and go back to ${platform}.`
  const view = answer && answeredAnswer(answer)
  if (view?.kind === 'reply' || view?.kind === 'replace') {
    const page = pageOf(view.view)
    return { ...page, lines: [`You are linked to your account in ${team.name}.`, ...page.lines, back] }
  }
  return {
    tone: 'good',
    title: 'Done: you are linked',
    lines: [`You are linked to your account in ${team.name}. ${wantsToLeave ? LEAVING : ''}`.trim(), back],
  }
}

const LEAVING = 'To leave, type /team leave once more, and I ask whether you are sure.'

/** Told in the chat too, so that nobody is linked without hearing of it. `account` is its name. */
export const linkedNotice = (team: string, account: string | undefined): View => ({
  tone: 'good',
  title: account
    ? `You are linked to ${account} in ${team} now`
    : `You are linked to an account in ${team} now`,
  lines: [
    'You did this on the link page. If it was not you, type /team unlink at once, and tell an admin of the team.',
  ],
})
