import { assertNever } from '../domain/assert-never.ts'
import type {
  AskMentionOutcome,
  LinkOutcome,
  MentionOutcome,
  NoDetour,
  NoMention,
  ReachOutcome,
  WhyNoMention,
} from '../domain/detour-outcomes.ts'
import { NOT_LISTED } from './answered.ts'
import { deniedView } from './denied.ts'
import { mentionText } from './mention.ts'
import { statusLine } from './status.ts'
import { unreachedNotice, wayLines } from './unreached.ts'
import type { Answer, View } from './view.ts'

/** To the button on a line of the list. */
export const reachView = (outcome: ReachOutcome): View =>
  outcome.kind === 'unreached'
    ? unreachedNotice(outcome.team, outcome.invitation, outcome.unreached)
    : noDetourView(outcome)

/** Shows what will be said before it is. */
export function askMentionView(outcome: AskMentionOutcome): View {
  switch (outcome.kind) {
    case 'sure':
      return {
        tone: 'neutral',
        title: `Mention ${outcome.invitation.invitee.name} in the channel where they were invited?`,
        lines: [
          'Everybody in the channel will read this, and only they are notified:',
          mentionText(outcome.invitation),
        ],
        buttons: [
          { name: 'mention', subject: outcome.invitation.id, label: 'Mention them', look: 'primary' },
          { name: 'keep_quiet', subject: outcome.invitation.id, label: 'Leave it', look: 'plain' },
        ],
      }
    case 'no_mention':
      return noMentionView(outcome)
    default:
      return noDetourView(outcome)
  }
}

/** To the yes to that. */
export function mentionedAnswer(outcome: MentionOutcome): Answer {
  switch (outcome.kind) {
    case 'mentioned':
      return { kind: 'replace', view: mentionedView(outcome) }
    case 'no_mention':
      return { kind: 'replace', view: noMentionView(outcome) }
    default:
      return { kind: 'replace', view: noDetourView(outcome) }
  }
}

type Mentioned = Extract<MentionOutcome, { kind: 'mentioned' }>

const mentionedView = ({ invitation: { invitee }, isPosted }: Mentioned): View => ({
  tone: isPosted ? 'good' : 'waiting',
  title: isPosted
    ? `I mentioned ${invitee.name} in the channel`
    : `I will mention ${invitee.name} in the channel`,
  lines: [
    isPosted
      ? 'I do that once for each invitation. How they answer shows in /team invitations.'
      : 'The channel did not take the message yet. I keep trying.',
  ],
})

/** To the no. */
export const quietAnswer: Answer = {
  kind: 'replace',
  view: {
    tone: 'neutral',
    title: 'Nothing was said in the channel',
    lines: ['The invitation stands, and /team inbox shows it to them.'],
  },
}

const noMentionView = ({ invitation: { invitee }, because }: NoMention): View => ({
  tone: 'bad',
  title: `I did not mention ${invitee.name} in the channel`,
  lines: [WHY_NO_MENTION[because]],
})

const WHY_NO_MENTION: Readonly<Record<WhyNoMention, string>> = {
  mentioned: 'They were mentioned already, and once is enough. Ask them yourself to type /team inbox.',
  no_channel:
    'They were not invited in a channel where I could mention them. Ask them yourself to type /team inbox.',
  hidden: 'I cannot write in that channel. Add me to it and press again.',
  shared: 'People of other companies read along there. Ask them yourself to type /team inbox.',
  away: 'They are not in that channel, and would not see it. Ask them yourself to type /team inbox.',
}

/** For the inviter alone to see, and to hand on. */
export function linkView(outcome: LinkOutcome): View {
  switch (outcome.kind) {
    case 'link':
      return {
        tone: 'good',
        title: `A link for ${outcome.invitation.invitee.name}`,
        lines: [
          [{ code: outcome.url.href }],
          'Send it to them yourself, for example by mail. They sign in there to show who they are, and then they can answer. It is of no use to anybody else.',
          'A new link ends this one.',
        ],
        facts: [{ label: 'Works until', value: [{ moment: outcome.until }] }],
      }
    case 'no_link':
      return {
        tone: 'bad',
        title: 'I cannot give you a link',
        lines: [
          outcome.unreached.ways.noLink
            ? wayLines({ hasLink: false, noLink: outcome.unreached.ways.noLink }).join(' ')
            : 'This team does not want invitations to be handed on. Ask them yourself to type /team inbox.',
        ],
      }
    default:
      return noDetourView(outcome)
  }
}

function noDetourView(outcome: NoDetour): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'not_found':
      return NOT_LISTED
    case 'reached':
      return {
        tone: 'neutral',
        title: 'There is nothing to do any more',
        lines: [statusLine(outcome.team, outcome.invitation)],
      }
    default:
      return assertNever(outcome)
  }
}
