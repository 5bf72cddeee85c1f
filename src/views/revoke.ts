import { assertNever } from '../domain/assert-never.ts'
import type { CommandSpec } from '../domain/command.ts'
import { type Invitation, NOT_REVOKED } from '../domain/invitation.ts'
import type { RevokeAskOutcome, RevokeOutcome } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import { NOT_LISTED } from './answered.ts'
import { commandForm } from './command-form.ts'
import { deniedView } from './denied.ts'
import { stillInMail, stillOpen } from './honesty.ts'
import { statusLine } from './status.ts'
import type { Answer, Button, Choice, Form, View } from './view.ts'

export function askRevokeAnswer(outcome: RevokeAskOutcome, spec: CommandSpec): Answer {
  if (outcome.kind === 'whose') return { kind: 'form', form: revokeForm(outcome.team, spec) }
  return { kind: 'reply', view: askRevokeView(outcome) }
}

const revokeForm = ({ id }: Team, spec: CommandSpec): Form =>
  commandForm(spec, 'Take an invitation back', { team: id })

function askRevokeView(outcome: Exclude<RevokeAskOutcome, { kind: 'whose' }>): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'sure':
      return sureView(outcome.team, outcome.invitation)
    case 'which':
      return whichView(outcome.team, outcome.invitations)
    case 'already':
      return alreadyView(outcome.team, outcome.invitation)
    case 'none_open':
      return {
        tone: 'bad',
        title: `No open invitation matches “${outcome.who}”`,
        lines: ['Type /team invitations to see all of them.'],
      }
    default:
      return assertNever(outcome)
  }
}

const sureView = (team: Team, { id, invitee }: Invitation): View => ({
  tone: 'neutral',
  title: `Take back the invitation of ${invitee.name} to ${team.name}?`,
  lines: ['They will see that it was taken back. You can invite them again at any time.'],
  buttons: [
    { name: 'revoke', subject: id, label: 'Take it back', look: 'danger' },
    { name: 'keep', subject: id, label: 'Keep it', look: 'plain' },
  ],
})

const whichView = (team: Team, invitations: readonly Invitation[]): View => ({
  tone: 'neutral',
  title: `Which invitation to ${team.name}?`,
  rows: invitations.map((invitation) => ({
    text: statusLine(team, invitation),
    buttons: [revokeButton(invitation)],
  })),
})

/** Asks first; used in every list. */
export const revokeButton = ({ id, invitee }: Invitation): Button => ({
  name: 'ask_revoke',
  subject: id,
  label: 'Take back',
  look: 'plain',
  spoken: `Take back the invitation of ${invitee.name}`.slice(0, 75),
})

const alreadyView = (team: Team, invitation: Invitation): View => ({
  tone: 'neutral',
  title: `There is nothing to take back any more in ${team.name}`,
  lines: [statusLine(team, invitation)],
})

/** To the button of the question "sure?". */
export function revokedAnswer(outcome: RevokeOutcome): Answer {
  switch (outcome.kind) {
    case 'denied':
      return { kind: 'replace', view: deniedView(outcome) }
    case 'already':
      return { kind: 'replace', view: alreadyView(outcome.team, outcome.invitation) }
    case 'not_found':
      return { kind: 'replace', view: NOT_LISTED }
    case 'revoked':
      return { kind: 'replace', view: revokedView(outcome.team, outcome.invitation) }
    default:
      return assertNever(outcome)
  }
}

function revokedView(team: Team, invitation: Invitation): View {
  const { status, failure } = invitation
  const { name } = invitation.invitee
  if (status === 'revoked')
    return {
      tone: 'good',
      title: `The invitation of ${name} to ${team.name} is taken back`,
      ...(failure !== undefined && { lines: [stillInMail(team)] }),
    }
  if (status === 'joined')
    return {
      tone: 'bad',
      title: `${name} was faster, and is in ${team.name}`,
      lines: [
        `They had said yes at ${team.backend.title} itself, so there was no invitation left to take back.`,
      ],
    }
  if (status === 'failed')
    return failure === NOT_REVOKED ? notRevokedView(team, invitation) : alreadyView(team, invitation)
  return {
    tone: 'waiting',
    title: `Taking back the invitation of ${name}…`,
    lines: [
      `${team.backend.title} has not confirmed it yet. I keep trying; they can no longer accept it here.`,
    ],
  }
}

const notRevokedView = (team: Team, { invitee }: Invitation): View => ({
  tone: 'bad',
  title: `The invitation of ${invitee.name} to ${team.name} could not be taken back`,
  lines: [`They can no longer accept it here. ${stillOpen(team)}`],
})

export const keptAnswer: Answer = {
  kind: 'replace',
  view: { tone: 'neutral', title: 'The invitation stands', lines: ['Nothing was changed.'] },
}

export const invitationChoices = (invitations: readonly Invitation[]): readonly Choice[] =>
  invitations.map(({ id, invitee, role }) => ({ label: `${invitee.name} (${role})`.slice(0, 75), value: id }))
