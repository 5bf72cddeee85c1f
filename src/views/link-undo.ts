import { assertNever } from '../domain/assert-never.ts'
import type { UnlinkAskOutcome, UnlinkOutcome } from '../domain/link-outcomes.ts'
import type { Team } from '../domain/team.ts'
import { deniedView } from './denied.ts'
import { howLinked } from './link-words.ts'
import type { Answer, View } from './view.ts'

export function askUnlinkView(outcome: UnlinkAskOutcome): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'not_linked':
      return notLinked(outcome.team)
    case 'sure':
      return sure(outcome)
    default:
      return assertNever(outcome)
  }
}

const sure = ({
  team: { id, name },
  link: { proof },
}: Extract<UnlinkAskOutcome, { kind: 'sure' }>): View => ({
  tone: 'neutral',
  title: `Unlink your account in ${name}?`,
  lines: [
    `I forget who you are there, and your token if you gave me one. You stay a member of ${name}.`,
    howLinked(proof),
    proof === 'configured' ? COMES_BACK : 'Where no other way is set up, an admin has to link you again.',
  ],
  buttons: [
    { name: 'unlink', subject: id, label: 'Unlink', look: 'danger' },
    { name: 'keep_link', subject: id, label: 'Keep it', look: 'plain' },
  ],
})

const COMES_BACK =
  'That is in the settings, so the link comes back when I start again. Ask for it to be taken out of USHER_LINKS.'

const notLinked = ({ id, name }: Team): View => ({
  tone: 'neutral',
  title: `You are not linked to an account in ${name}`,
  lines: ['There is nothing to undo.'],
  buttons: [{ name: 'link', subject: id, label: 'Link account', look: 'plain' }],
})

/** To the button of the question "sure?". */
export function unlinkedView(outcome: UnlinkOutcome): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'not_linked':
      return notLinked(outcome.team)
    case 'unlinked':
      return unlinked(outcome)
    default:
      return assertNever(outcome)
  }
}

const unlinked = ({ team: { id, name }, proof }: Extract<UnlinkOutcome, { kind: 'unlinked' }>): View => ({
  tone: 'good',
  title: `You are unlinked from your account in ${name}`,
  lines: [
    `You stay a member of ${name}. I have forgotten who you are there, and your token.`,
    ...(proof === 'configured' ? [COMES_BACK] : []),
  ],
  buttons: [{ name: 'link', subject: id, label: 'Link account', look: 'plain' }],
})

export const linkKeptAnswer: Answer = {
  kind: 'replace',
  view: { tone: 'neutral', title: 'You stay linked', lines: ['Nothing was changed.'] },
}
