import type { LinkAskOutcome, LinkOutcome } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import { answeredAnswer, NOT_FOUND } from './answered.ts'
import type { Answer, View } from './view.ts'

/** The field that holds the token. */
const TOKEN_FIELD = 'token'

/** Asks for somebody's own token, about the invitation that they want to accept. */
export function linkFormAnswer(outcome: LinkAskOutcome): Answer {
  if (outcome.kind === 'not_found') return { kind: 'reply', view: NOT_FOUND }
  if (outcome.kind === 'vault_closed') return { kind: 'reply', view: vaultClosed(outcome.team) }
  const { title } = outcome.team.backend
  return {
    kind: 'form',
    form: {
      name: 'link',
      subject: outcome.invitation.id,
      title: 'Link your account',
      submit: 'Link and accept',
      fields: [
        {
          name: TOKEN_FIELD,
          label: `Your own ${title} token`,
          hint: 'Checked at once, kept encrypted, shown to nobody.',
          isOptional: false,
          kind: 'text',
          isLong: false,
          maxLength: 1000,
        },
      ],
    },
  }
}

/** The invitee's card follows by itself; this is the answer to who filled the form. */
export function linkedAnswer(outcome: LinkOutcome): Answer {
  switch (outcome.kind) {
    case 'token_refused':
      return atField(
        `${outcome.team.backend.title} does not take this token. Copy it whole, or make a new one.`,
      )
    case 'other_account':
      return atField('This token belongs to another account than the one that was invited.')
    case 'linked_otherwise':
      return atField(
        `You are linked to another account of ${outcome.team.name} already. Give a token of that one, or ask whoever runs Usher.`,
      )
    case 'vault_closed':
      return { kind: 'reply', view: vaultClosed(outcome.team) }
    default:
      return asReply(answeredAnswer(outcome))
  }
}

const atField = (problem: string): Answer => ({ kind: 'form_problems', problems: { [TOKEN_FIELD]: problem } })

const asReply = (answer: Answer): Answer =>
  answer.kind === 'replace' ? { kind: 'reply', view: answer.view } : answer

const vaultClosed = ({ name, backend: { title } }: Team): View => ({
  tone: 'bad',
  title: 'I have no safe place for your token yet',
  lines: [
    `Whoever runs Usher has to set USHER_SECRET_KEY first. Until then you can accept at ${title} itself; the invitation to ${name} stands.`,
  ],
})
