import { assertNever } from '../domain/assert-never.ts'
import type { LinkAskOutcome, LinkPage, LinkWays } from '../domain/link-outcomes.ts'
import { linkSubject } from '../domain/link-subject.ts'
import { NOT_FOUND } from './answered.ts'
import { deniedView } from './denied.ts'
import { codeButton, tokenForm } from './link-forms.ts'
import { howLinked, vaultClosed } from './link-words.ts'
import type { Answer, Button, Span, View } from './view.ts'
import { oneOf } from './words.ts'

/** To *Link account* on a card: where a token is the only way, it is asked for at once. */
export function linkPressedAnswer(outcome: LinkAskOutcome): Answer {
  const isOnlyToken = outcome.kind === 'ways' && outcome.byToken && !outcome.byMail && !outcome.page
  return isOnlyToken && outcome.wish ? tokenForm(outcome.team, outcome.wish) : linkAskAnswer(outcome)
}

export const linkAskAnswer = (outcome: LinkAskOutcome): Answer => ({ kind: 'reply', view: viewOf(outcome) })

function viewOf(outcome: LinkAskOutcome): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'not_found':
      return NOT_FOUND
    case 'vault_closed':
      return vaultClosed(outcome)
    case 'already_linked':
      return alreadyView(outcome)
    case 'ways':
      return waysView(outcome)
    default:
      return assertNever(outcome)
  }
}

function waysView(ways: LinkWays): View {
  const { team, page } = ways
  const buttons = buttonsOf(ways)
  const isPossible = page !== undefined || buttons.length > 0
  return {
    tone: 'neutral',
    title: `Link your account in ${team.name}`,
    lines: [
      whatFor(ways),
      ...(page ? [pageLine(page)] : []),
      ...(isPossible ? [] : [NO_WAY]),
      ...(ways.byToken && team.backend.tokenFrom ? [`You get a token ${team.backend.tokenFrom}.`] : []),
    ],
    ...(buttons.length > 0 && { buttons }),
    ...(page && { footer: 'The link page is for you alone. Do not pass its address on.' }),
  }
}

function whatFor({ team: { name }, wish }: LinkWays): string {
  if (wish?.kind === 'accept')
    return `Show me once which account is yours, and I will say yes to ${name} for you.`
  if (wish?.kind === 'leave') return `Show me once which account is yours, and you can leave ${name}.`
  return `Show me once which account is yours, and I will know who you are in ${name} and what you may do.`
}

const pageLine = ({ url, until, titles }: LinkPage): readonly Span[] => [
  { link: url, label: 'Open the link page' },
  ` to sign in at ${oneOf(titles)}. It is open until `,
  { moment: until },
  '.',
]

const NO_WAY =
  'There is no way yet to do that yourself. An admin of the team can do it for you, with /team link, your name and your e-mail address in the admin channel; so can whoever runs Usher, in USHER_LINKS.'

function buttonsOf({ team, wish, byMail, hasCode, byToken }: LinkWays): readonly Button[] {
  const subject = linkSubject(team, wish)
  return [
    ...(hasCode ? [codeButton(subject)] : []),
    ...(byMail ? [{ name: 'link_mail', subject, label: 'Code by e-mail', look: 'plain' as const }] : []),
    ...(byToken ? [{ name: 'link_token', subject, label: 'Paste a token', look: 'plain' as const }] : []),
  ]
}

type Already = Extract<LinkAskOutcome, { kind: 'already_linked' }>

const alreadyView = ({ team: { id, name }, link, member }: Already): View => ({
  tone: 'neutral',
  title: `You are linked to an account in ${name}`,
  lines: [
    member
      ? [{ bold: member.name }, `, ${member.role.name}. ${howLinked(link.proof)}`]
      : `That account is not a member of ${name}. ${howLinked(link.proof)}`,
    'To be linked to another account, unlink this one first.',
  ],
  buttons: [{ name: 'ask_unlink', subject: id, label: 'Unlink', look: 'plain' }],
})
