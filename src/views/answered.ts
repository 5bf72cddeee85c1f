import { assertNever } from '../domain/assert-never.ts'
import type { AnswerOutcome } from '../domain/outcomes.ts'
import { cardView } from './card.ts'
import { deniedView } from './denied.ts'
import type { Answer, View } from './view.ts'

/** To Accept and Decline: the card shows the truth as it is now, whatever was pressed. */
export function answeredAnswer(outcome: AnswerOutcome): Answer {
  switch (outcome.kind) {
    case 'answered':
    case 'already':
      return { kind: 'replace', view: cardView(outcome.team, outcome.invitation) }
    case 'expired':
      return { kind: 'replace', view: cardView(outcome.team, { ...outcome.invitation, status: 'expired' }) }
    case 'link_required':
      return { kind: 'reply', view: linkRequiredView(outcome) }
    case 'not_ready':
      return { kind: 'reply', view: NOT_READY }
    case 'not_yours':
      return { kind: 'reply', view: NOT_YOURS }
    case 'not_found':
      return { kind: 'reply', view: NOT_FOUND }
    case 'denied':
      return { kind: 'reply', view: deniedView(outcome) }
    default:
      return assertNever(outcome)
  }
}

/** A yes counts only in the person's own name. Their card stays open. */
function linkRequiredView({ team, invitation: { id }, isRefused }: LinkRequired): View {
  const { title, tokenFrom } = team.backend
  return {
    tone: isRefused ? 'bad' : 'neutral',
    title: isRefused ? `${title} did not take your token` : `${title} wants to hear it from you`,
    lines: [
      isRefused
        ? 'It may have run out, or belong to another account than the one that was invited. Link your account again, and I will say yes for you right away.'
        : `Only you can join ${team.name}, with your own ${title} account. Link it once, and I will say yes for you right away.`,
      ...(tokenFrom ? [`It takes a token of yours. You get one ${tokenFrom}.`] : []),
    ],
    buttons: [{ name: 'link', subject: id, label: 'Link account', look: 'primary' }],
  }
}

type LinkRequired = Extract<AnswerOutcome, { kind: 'link_required' }>

const NOT_READY: View = {
  tone: 'waiting',
  title: 'The invitation is not ready yet',
  lines: ['The team has not confirmed it so far. Please press again in a moment.'],
}

export const NOT_YOURS: View = {
  tone: 'bad',
  title: 'This invitation is for somebody else',
  lines: ['Only the person who was invited can answer it. Type /team inbox to see your own invitations.'],
}

/** To the invitee. */
export const NOT_FOUND: View = {
  tone: 'bad',
  title: 'I do not know this invitation',
  lines: ['Type /team inbox to see the invitations that wait for you.'],
}

/** To whoever invited or looks after the team. */
export const NOT_LISTED: View = {
  tone: 'bad',
  title: 'I do not know this invitation',
  lines: ['Type /team invitations to see all of them.'],
}
