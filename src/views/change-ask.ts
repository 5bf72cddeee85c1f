import type { Member } from '../domain/account.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { NoMember, Proposal, RemoveAskOutcome, RoleAskOutcome } from '../domain/change-outcomes.ts'
import type { CommandSpec } from '../domain/command.ts'
import type { ListedMember } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import { alreadyUnderWay } from './change-answer.ts'
import { sureView } from './change-sure.ts'
import { commandForm } from './command-form.ts'
import { deniedView } from './denied.ts'
import type { Answer, Button, Choice, Form, Row, View } from './view.ts'
import { roleNames } from './words.ts'

export function askRemoveAnswer(outcome: RemoveAskOutcome, spec: CommandSpec): Answer {
  if (outcome.kind === 'whom') return { kind: 'form', form: whomForm(outcome.team, spec, 'Remove somebody') }
  return { kind: 'reply', view: askView(outcome) }
}

export function askRoleAnswer(outcome: RoleAskOutcome, spec: CommandSpec): Answer {
  switch (outcome.kind) {
    case 'whom':
      return { kind: 'form', form: whomForm(outcome.team, spec, 'Change a role') }
    case 'which_role':
      return { kind: 'form', form: roleForm(outcome) }
    case 'unknown_role':
      return {
        kind: 'reply',
        view: {
          tone: 'bad',
          title: `There is no role “${outcome.role.slice(0, 60)}”`,
          lines: [`${outcome.team.name} has ${roleNames(outcome.roles)}. Nothing was changed.`],
        },
      }
    case 'has_role':
      return {
        kind: 'reply',
        view: {
          tone: 'neutral',
          title: `${outcome.member.name} has the role ${outcome.member.role.name} already`,
          lines: ['There was nothing to change.'],
        },
      }
    default:
      return { kind: 'reply', view: askView(outcome) }
  }
}

const whomForm = ({ id }: Team, spec: CommandSpec, title: string): Form =>
  commandForm(spec, title, { team: id })

type WhichRole = Extract<RoleAskOutcome, { kind: 'which_role' }>

const roleForm = ({ team, member, key, roles }: WhichRole): Form => ({
  name: 'member_role',
  subject: `${team.id}:${key}`,
  title: 'Change a role',
  submit: 'Continue',
  fields: [
    {
      name: 'role',
      label: `The new role of ${member.name}`.slice(0, 45),
      hint: `They have the role ${member.role.name} now.`.slice(0, 100),
      isOptional: false,
      kind: 'choice',
      choices: roles.map(({ name }) => ({ label: name.slice(0, 75), value: name })),
    },
  ],
})

function askView(outcome: NoMember | Proposal): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'sure':
      return sureView(outcome)
    case 'under_way':
      return alreadyUnderWay(outcome.team, outcome.change)
    case 'which':
      return whichView(outcome)
    case 'nobody':
      return nobodyView(outcome.team, outcome.who)
    case 'unlinked':
      return {
        tone: 'bad',
        title: `I do not know which account of ${outcome.team.name} ${outcome.name} is`,
        lines: ['Give their name or address in the team instead, or pick them from /team members.'],
      }
    case 'left':
      return {
        tone: 'neutral',
        title: `They are not in ${outcome.team.name} any more`,
        lines: ['That list was old. Type /team members to see who is in the team now.'],
      }
    default:
      return assertNever(outcome)
  }
}

const whichView = ({ team, members, isWhole }: Extract<NoMember, { kind: 'which' }>): View => ({
  tone: 'neutral',
  title: 'Whom do you mean?',
  rows: members.map((one) => rowOf(team, one)),
  ...(!isWhole && { footer: 'More match than I can show. Give more of the name, or the address.' }),
})

/** Where accounts are no chat people, some may be nobody's. */
const nobodyView = ({ name, backend: { proof, title } }: Team, who: string): View => ({
  tone: 'bad',
  title: `Nobody in ${name} matches “${who.slice(0, 60)}”`,
  lines: [
    'Type /team members to see everybody.',
    ...(proof === 'chat'
      ? []
      : [`Only people are found here: look after service accounts at ${title} itself.`]),
  ],
})

/** Also used line by line in the list of members. */
export const rowOf = (team: Team, listed: ListedMember): Row => {
  const { member } = listed
  const buttons = buttonsOf(team, listed)
  return {
    text: [{ bold: member.name }, ` – ${member.role.name}`],
    ...(buttons.length > 0 && { buttons }),
  }
}

const buttonsOf = (team: Team, { member, key, may }: ListedMember): readonly Button[] =>
  may.map((action): Button => {
    const { name, label } = ASKING[action]
    const spoken = `${label}: ${member.name}`.slice(0, 75)
    return { name, subject: `${team.id}:${key}`, label, look: 'plain', spoken }
  })

const ASKING = {
  remove: { name: 'ask_remove', label: 'Remove' },
  change_role: { name: 'ask_role', label: 'Change role' },
} as const

export const memberChoices = (members: readonly Member[]): readonly Choice[] =>
  members.map(({ account, name, role }) => ({ label: `${name} (${role.name})`.slice(0, 75), value: account }))
