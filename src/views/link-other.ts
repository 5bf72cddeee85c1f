import { assertNever } from '../domain/assert-never.ts'
import type { MapOutcome, Unlinkable, UnlinkOtherOutcome } from '../domain/link-outcomes.ts'
import type { Team } from '../domain/team.ts'
import { deniedView } from './denied.ts'
import { askUnlinkView } from './link-undo.ts'
import type { Text, View } from './view.ts'
import { withArticle } from './words.ts'

/** To the admin who said who somebody is; they alone see the address. */
export function mappedView(outcome: MapOutcome, isTold = false): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'mapped':
      return mapped(outcome, isTold)
    case 'already_linked':
      return {
        tone: 'neutral',
        title: `${outcome.person.name} is linked to that account already`,
        lines: ['Nothing was changed.'],
      }
    case 'incomplete':
      return {
        tone: 'bad',
        title: 'I need one person and one e-mail address',
        lines: ['Type /team link with the person after @ and the address that they have in the team.'],
      }
    case 'not_linkable':
      return { tone: 'bad', title: `${outcome.name} cannot be linked`, lines: [UNLINKABLE[outcome.reason]] }
    case 'no_member':
      return {
        tone: 'bad',
        title: `Nobody in ${outcome.team.name} has the address ${outcome.email}`,
        lines: ['Type /team members to see who is in, or /team invite to invite them.'],
      }
    case 'linked_otherwise':
      return otherwise(outcome)
    default:
      return assertNever(outcome)
  }
}

type Of<Kind> = Extract<MapOutcome, { kind: Kind }>

const mapped = ({ team, person, member, email }: Of<'mapped'>, isTold: boolean): View => ({
  tone: 'good',
  title: `${person.name} is linked to an account in ${team.name}`,
  lines: [
    [
      { person: person.actor, name: person.name },
      ` is ${member.name} (${email}), ${withArticle(member.role.name)}.`,
    ],
    toldLine(isTold),
  ],
})

const toldLine = (isTold: boolean): Text =>
  isTold ? 'I told them.' : 'I could not reach them by direct message, so please tell them.'

const otherwise = ({ team, person, proof }: Of<'linked_otherwise'>): View => ({
  tone: 'bad',
  title: `${person.name} has another account in ${team.name}`,
  lines: [
    proof === 'configured'
      ? 'Whoever runs Usher says so, and only they can change it, in USHER_LINKS.'
      : 'They showed themselves that it is theirs. Only they can change that: they type /team unlink first.',
  ],
})

const UNLINKABLE: Readonly<Record<Unlinkable, string>> = {
  bot: 'That is a bot; only people can be linked.',
  guest: 'They are a guest here. Make them a full member of the workspace first.',
  stranger: 'They belong to another company.',
  deactivated: 'Their account here is deactivated and has to be active again first.',
  unknown: 'I do not know them here. Pick them from the suggestions after typing @.',
}

/** To whom it is about: nobody is linked behind their back. */
export const mappedNotice = ({ name }: Team, by: string): View => ({
  tone: 'neutral',
  title: `${by} linked you to your account in ${name}`,
  lines: [
    'Now I know who you are there, and what you may do. Type /team whoami to see it.',
    'If that is not right, type /team unlink.',
  ],
})

/** To the admin who wanted somebody to be forgotten. */
export function unlinkedOtherView(outcome: UnlinkOtherOutcome, isTold = false): View {
  switch (outcome.kind) {
    case 'unlinked_other':
      return {
        tone: 'good',
        title: `${outcome.person.name} is unlinked from ${outcome.team.name}`,
        lines: [
          'They stay a member as before; I only do not know any more that it is them.',
          ...(outcome.proof === 'configured' ? [COMES_BACK] : []),
          toldLine(isTold),
        ],
      }
    case 'not_linked_other':
      return {
        tone: 'neutral',
        title: `${outcome.person.name} is not linked in ${outcome.team.name}`,
        lines: ['Nothing was changed.'],
      }
    case 'unknown_person':
      return {
        tone: 'bad',
        title: 'I do not know whom you mean',
        lines: ['Type /team unlink and pick one person from the suggestions after typing @.'],
      }
    default:
      return askUnlinkView(outcome)
  }
}

const COMES_BACK =
  'Whoever runs Usher linked them in the settings, so it comes back when I start again. Ask for it to be taken out of USHER_LINKS.'

export const unlinkedNotice = ({ name }: Team, by: string): View => ({
  tone: 'neutral',
  title: `${by} unlinked you from your account in ${name}`,
  lines: [`You stay a member of ${name}. To use it from here, type /team link.`],
})
