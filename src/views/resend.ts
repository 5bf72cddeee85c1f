import { isSameActor } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { CommandSpec } from '../domain/command.ts'
import { type Invitation, isFromElsewhere } from '../domain/invitation.ts'
import type { InvitedRow } from '../domain/outcomes.ts'
import { isOverUnanswered } from '../domain/resend.ts'
import type { DropOutcome, ResendAskOutcome, ResendOutcome } from '../domain/resend-outcomes.ts'
import type { Team } from '../domain/team.ts'
import { NOT_LISTED } from './answered.ts'
import { commandForm } from './command-form.ts'
import { deniedView } from './denied.ts'
import { inviteAnswer } from './invite.ts'
import { newsCard, STANDS, unseen, until } from './news.ts'
import { resendButton, whyLost, whyNotResent } from './resend-words.ts'
import { statusLine } from './status.ts'
import { unreachedLines, wayButtons } from './unreached.ts'
import type { Answer, View } from './view.ts'
import { waiting } from './waiting.ts'
import { allOf } from './words.ts'

/** As the commands are offered where it was asked. */
type Specs = { readonly resend: CommandSpec; readonly invite: CommandSpec }

export function askResendAnswer(outcome: ResendAskOutcome, specs: Specs): Answer {
  switch (outcome.kind) {
    case 'whose':
      return {
        kind: 'form',
        form: commandForm(specs.resend, 'Send an invitation again', { team: outcome.team.id }),
      }
    case 'which':
      return { kind: 'reply', view: whichView(outcome.team, outcome.invitations) }
    case 'none':
      return { kind: 'reply', view: noneView(outcome.who) }
    default:
      return resendAnswer(outcome, specs)
  }
}

const whichView = (team: Team, invitations: readonly Invitation[]): View => ({
  tone: 'neutral',
  title: `Which invitation to ${team.name}?`,
  rows: invitations.map((invitation) => ({
    text: statusLine(team, invitation),
    buttons: [resendButton(invitation)],
  })),
})

const noneView = (who: string): View => ({
  tone: 'bad',
  title: `No invitation that could be sent again matches “${who.slice(0, 60)}”`,
  lines: ['Type /team invitations to see all of them, or /team invite to invite somebody.'],
})

/** To the command and to every button. */
export function resendAnswer(outcome: ResendOutcome, specs: Specs): Answer {
  if (outcome.kind === 'anew') return inviteAnswer(outcome.outcome, { by: 'command', spec: specs.invite })
  return { kind: 'reply', view: resendView(outcome) }
}

function resendView(outcome: Exclude<ResendOutcome, { kind: 'anew' }>): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'not_found':
      return NOT_LISTED
    case 'asked':
      return askedView(outcome.team, outcome.row)
    case 'under_way':
      return waitingView(outcome.team, outcome.invitation)
    case 'too_soon':
      return tooSoonView(outcome)
    case 'already':
      return alreadyView(outcome.team, outcome.invitation)
    default:
      return assertNever(outcome)
  }
}

function tooSoonView({ invitation, againAt, isJustNow }: Extract<ResendOutcome, { kind: 'too_soon' }>): View {
  const { name } = invitation.invitee
  return {
    tone: 'neutral',
    title: isJustNow ? `I have just sent it to ${name} again` : `${name} got it again within the last hour`,
    lines: ['An invitation is sent again once an hour at most, so that nobody is swamped.'],
    facts: [...until(invitation), { label: 'You can send it again from', value: [{ moment: againAt }] }],
  }
}

const alreadyView = (team: Team, invitation: Invitation): View => ({
  tone: 'neutral',
  title: `There is nothing to send again in ${team.name}`,
  lines: [
    statusLine(team, invitation),
    ...(invitation.renewal?.end === 'anew'
      ? ['They were invited again since then. Type /team invitations to see how that stands.']
      : []),
  ],
})

/** Whoever pressed may be somebody else than the inviter, who hears of it. */
const waitingView = (team: Team, invitation: Invitation, told = invitation.inviterName): View => ({
  tone: 'waiting',
  title: `Sending the invitation of ${invitation.invitee.name} again…`,
  lines: [
    waiting(team),
    isFromElsewhere(invitation)
      ? 'Type /team invitations to see how it went.'
      : `I tell ${told} how it went, and /team invitations shows it.`,
  ],
})

/** As it stands after the backend was asked. */
function askedView(team: Team, row: InvitedRow): View {
  const { invitation } = row
  if (invitation.status !== 'pending') return endedView(team, invitation)
  switch (invitation.renewal?.end) {
    case 'sent':
    case 'unseen':
      return sentView(team, row)
    case 'refused':
      return {
        tone: 'bad',
        title: `The invitation of ${invitation.invitee.name} to ${team.name} could not be sent again`,
        lines: [whyNotResent(invitation.renewal), STANDS],
        facts: until(invitation),
      }
    default:
      return waitingView(team, invitation, isByInviter(invitation) ? 'you' : invitation.inviterName)
  }
}

function sentView(team: Team, row: InvitedRow): View {
  const { invitation, ways } = row
  const isSeen = invitation.renewal?.end === 'sent'
  return {
    tone: isSeen && !ways ? 'good' : 'neutral',
    title: `The invitation of ${invitation.invitee.name} to ${team.name} is sent again`,
    lines: [...arrival(row), ...(isSeen ? [] : [unseen(team)])],
    facts: until(invitation),
    ...(ways && { buttons: wayButtons(invitation, ways) }),
  }
}

const isByInviter = ({ renewal, inviter }: Invitation): boolean =>
  renewal !== undefined && isSameActor(renewal.by, inviter)

function arrival({ delivered, missed, ways, isDelivering, invitation }: InvitedRow): readonly string[] {
  if (isDelivering) return ['The message to them is on its way.']
  if (delivered.length > 0) return [`They have a new direct message on ${allOf(delivered)}.`]
  if (ways) return unreachedLines({ missed, ways })
  return [
    invitation.invitee.actors.length > 0
      ? 'No direct message of mine reaches them. Ask them to type /team inbox, it waits for them there.'
      : 'Nobody here goes by that address, so I messaged nobody.',
  ]
}

/** Asking showed that it has come to an end. */
function endedView(team: Team, invitation: Invitation): View {
  const { name } = invitation.invitee
  if (invitation.status === 'joined') return { tone: 'good', title: `${name} is in ${team.name} already` }
  if (!isOverUnanswered(invitation)) return alreadyView(team, invitation)
  const isLost = invitation.status === 'failed'
  return {
    tone: isLost ? 'bad' : 'neutral',
    title: `The invitation of ${name} to ${team.name} ${isLost ? 'is gone' : 'has expired'}`,
    lines: [isLost ? whyLost(team, invitation) : `${team.backend.title} says that its time is over.`],
    buttons: [resendButton(invitation)],
  }
}

/** To Leave it: the message itself shows that nothing is left to say. */
export function dropAnswer(outcome: DropOutcome): Answer {
  switch (outcome.kind) {
    case 'denied':
      return { kind: 'reply', view: deniedView(outcome) }
    case 'not_found':
      return { kind: 'reply', view: NOT_LISTED }
    case 'dropped':
    case 'already': {
      const { team, invitation } = outcome
      return { kind: 'replace', view: newsCard(team, invitation) ?? alreadyView(team, invitation) }
    }
    default:
      return assertNever(outcome)
  }
}
