import type { InboxOutcome } from '../domain/outcomes.ts'
import { answerButtons } from './card.ts'
import { invitedBy } from './status.ts'
import type { Span, View } from './view.ts'
import { count, withArticle } from './words.ts'

/** As many as a message holds; answering one makes room for the next. */
const MOST_SHOWN = 8

export function inboxView({ items }: InboxOutcome): View {
  if (items.length === 0) {
    return {
      tone: 'neutral',
      title: 'No invitation is waiting for you',
      lines: ['When somebody invites you, you get a direct message from me, and it shows up here too.'],
    }
  }
  return {
    tone: 'neutral',
    title: `${count(items.length, 'invitation waits', 'invitations wait')} for your answer`,
    rows: items.slice(0, MOST_SHOWN).map(({ team, invitation }) => ({
      text: lineOf(team.name, invitation),
      buttons: answerButtons(team, invitation),
    })),
  }
}

function lineOf(team: string, invitation: InboxOutcome['items'][number]['invitation']): Span[] {
  const { role, expiresAt } = invitation
  return [
    { bold: team },
    ` – ${withArticle(role)}, `,
    ...invitedBy(invitation),
    ...(expiresAt ? [', answer until ', { moment: expiresAt }] : []),
  ]
}
