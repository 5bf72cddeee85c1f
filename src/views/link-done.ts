import type { CodeOutcome, TokenOutcome } from '../domain/link-outcomes.ts'
import type { Linked, LinkedOutcome } from '../domain/outcomes.ts'
import { answeredAnswer } from './answered.ts'
import { deniedView } from './denied.ts'
import { CODE_FIELD, TOKEN_FIELD } from './link-forms.ts'
import { linkedOtherwise, vaultClosed } from './link-words.ts'
import type { Answer, View } from './view.ts'

/** To who filled the form with their token. The invitee's card follows by itself. */
export function tokenAnswer(outcome: TokenOutcome): Answer {
  switch (outcome.kind) {
    case 'linked':
      return linkedAnswer(outcome)
    case 'token_refused':
    case 'token_of_nobody':
    case 'other_account':
    case 'linked_otherwise':
      return { kind: 'form_problems', problems: { [TOKEN_FIELD]: tokenProblem(outcome) } }
    case 'no_tokens':
      return reply(noTokens(outcome.team.backend.title))
    case 'vault_closed':
      return reply(vaultClosed(outcome))
    default:
      return asReply(answeredAnswer(outcome))
  }
}

type TokenProblem = Extract<
  TokenOutcome,
  { kind: 'token_refused' | 'token_of_nobody' | 'other_account' | 'linked_otherwise' }
>

function tokenProblem(outcome: TokenProblem): string {
  const { title } = outcome.team.backend
  switch (outcome.kind) {
    case 'token_refused':
      return `${title} does not take this token. Copy it whole, or make a new one.`
    case 'token_of_nobody':
      return `${title} takes this token but does not say whose it is, so you are perhaps not in ${outcome.team.name} yet.`
    case 'other_account':
      return 'This token belongs to another account than the one that was invited.'
    default:
      return linkedOtherwise(outcome.team, outcome.proof)
  }
}

/** To who typed the code from their mail. */
export function codeAnswer(outcome: CodeOutcome): Answer {
  switch (outcome.kind) {
    case 'denied':
      return reply(deniedView(outcome))
    case 'code_wrong':
      return { kind: 'form_problems', problems: { [CODE_FIELD]: wrongCode(outcome.left) } }
    case 'code_over':
      return reply(codeOver(outcome))
    case 'no_member':
      return reply({
        tone: 'bad',
        title: `Nobody in ${outcome.team.name} has this address`,
        lines: [
          'The code was right, so the address is yours. Use the one that you have in the team, or ask an admin to invite you.',
        ],
      })
    default:
      return linkedAnswer(outcome)
  }
}

const wrongCode = (left: number): string =>
  left === 1
    ? 'That is not the code. You can try once more.'
    : `That is not the code. You can try ${left} more times.`

type CodeOver = Extract<CodeOutcome, { kind: 'code_over' }>

const codeOver = ({ because, team }: CodeOver): View => ({
  tone: 'bad',
  title: CODE_OVER[because],
  lines: ['Press Link account to have a new one sent.'],
  buttons: [{ name: 'link', subject: team.id, label: 'Link account', look: 'plain' }],
})

const CODE_OVER: Readonly<Record<CodeOver['because'], string>> = {
  expired: 'This code is too old',
  used: 'This code was used already',
  spent: 'There were too many wrong codes',
  unknown: 'No code was sent to you',
}

function linkedAnswer(outcome: LinkedOutcome): Answer {
  if (outcome.kind === 'linked')
    return outcome.answer ? asReply(answeredAnswer(outcome.answer)) : reply(linkedView(outcome))
  const isOther = outcome.kind === 'other_account'
  return reply({
    tone: 'bad',
    title: isOther
      ? 'The invitation is for another account'
      : `You have another account in ${outcome.team.name}`,
    lines: [
      isOther
        ? 'Nothing was linked. Link the account that was invited, or ask the inviter to invite this one.'
        : linkedOtherwise(outcome.team, outcome.proof),
    ],
  })
}

const linkedView = ({ team }: Linked): View => ({
  tone: 'good',
  title: `You are linked to your account in ${team.name}`,
  lines: ['Type /team whoami to see what you may do, and /team unlink to undo this.'],
})

const noTokens = (title: string): View => ({
  tone: 'bad',
  title: `${title} has no tokens that would say who you are`,
  lines: ['Type /team link to see how you can link your account.'],
})

const reply = (view: View): Answer => ({ kind: 'reply', view })

const asReply = (answer: Answer): Answer => (answer.kind === 'replace' ? reply(answer.view) : answer)
