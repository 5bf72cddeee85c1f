import type { Actor } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { CommandSpec } from '../domain/command.ts'
import { isUnconfirmed } from '../domain/invitation.ts'
import type { InvitedRow, InviteOutcome, InviteRow } from '../domain/outcomes.ts'
import type { Role } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import { failure } from './card.ts'
import { commandForm, EMAILS_FIELD } from './command-form.ts'
import { deniedView } from './denied.ts'
import { unconfirmed, withoutChat } from './honesty.ts'
import { whyNotYet } from './trouble.ts'
import { howItStands, wayButtons, wayLines, whyMissed } from './unreached.ts'
import type { Answer, Choice, Form, Text, View } from './view.ts'
import { allOf, count, roleNames, WHY_NOT, withArticle } from './words.ts'

/** How the question came: a form can stay open and say at the field what is wrong. */
export type Asked = { readonly by: 'command' | 'form'; readonly spec: CommandSpec }

export function inviteAnswer(outcome: InviteOutcome, { by, spec }: Asked): Answer {
  switch (outcome.kind) {
    case 'denied':
      return { kind: 'reply', view: deniedView(outcome) }
    case 'invited':
      return {
        kind: 'reply',
        view: outcome.waitsFor ? requestedView(outcome) : invitedView(outcome.team, outcome.rows),
      }
    case 'whom':
      return by === 'form' ? NOBODY : { kind: 'form', form: inviteForm(outcome.team, spec) }
    case 'unreadable':
      return by === 'form'
        ? atField(unreadableLine(outcome.words))
        : { kind: 'reply', view: problemView(outcome) }
    default:
      return { kind: 'reply', view: problemView(outcome) }
  }
}

/** With the people chosen that somebody pointed at. */
export const inviteForm = (team: Team, spec: CommandSpec, people: readonly Actor[] = []): Form =>
  commandForm(spec, `Invite to ${team.name}`, {
    people,
    team: team.id,
    ...(team.defaultRole && { values: { role: team.defaultRole } }),
  })

/** As many as every platform can offer at once. */
const MOST_ROLES = 25

export const roleChoices = (roles: readonly Role[]): readonly Choice[] =>
  roles.slice(0, MOST_ROLES).map(({ name }) => ({ label: name.slice(0, 75), value: name.slice(0, 75) }))

const atField = (problem: string): Answer => ({
  kind: 'form_problems',
  problems: { [EMAILS_FIELD]: problem },
})

const NOBODY = atField('Pick somebody, or write at least one e-mail address.')

const unreadableLine = (words: readonly string[]): string =>
  `These are not whole e-mail addresses: ${words.slice(0, 5).join(' ')}`

type Problem = Extract<InviteOutcome, { kind: 'unknown_role' | 'unreadable' | 'too_many' }>

function problemView(problem: Problem): View {
  switch (problem.kind) {
    case 'unknown_role':
      return {
        tone: 'bad',
        title: `There is no role “${problem.role.slice(0, 40)}”`,
        lines: [
          `Choose ${roleNames(problem.roles)}. Nobody was invited. A personal note of one word goes in quotes.`,
        ],
      }
    case 'unreadable':
      return {
        tone: 'bad',
        title: 'I could not read everybody',
        lines: [
          ['Neither a person nor an e-mail address: ', { code: problem.words.slice(0, 5).join(' ') }],
          'Nobody was invited. Type @ and pick people from the suggestions, or give whole addresses such as ana@example.com.',
        ],
      }
    case 'too_many':
      return {
        tone: 'bad',
        title: `${problem.count} people are too many at once`,
        lines: [
          `I take up to ${problem.most} in one go. Nobody was invited: please split the list, or, as an admin, give all of it to /team bulk.`,
        ],
      }
    default:
      return assertNever(problem)
  }
}

type Requested = Extract<InviteOutcome, { kind: 'invited' }>

/** Nothing has happened yet: somebody else has to agree. */
function requestedView({ team, rows, waitsFor }: Requested): View {
  const asked = rows.filter(isRequested)
  const others = rows.filter((row) => !isRequested(row))
  if (asked.length === 0) return invitedView(team, rows)
  const names = allOf(asked.map(nameOf))
  return {
    tone: 'waiting',
    title: `I asked the admins of ${team.name} about ${names}`,
    lines: [
      waitsFor === 'by_two'
        ? 'It is about owners, so a second admin has to agree. Nobody is invited until then.'
        : 'An admin has to agree, because you cannot invite people yourself. Nobody is invited until then.',
      ...others.map((row): Text => [{ bold: nameOf(row) }, ` – ${describe(team, row)}`]),
    ],
    footer: 'I will tell you how it ends.',
  }
}

const isRequested = (row: InviteRow): boolean =>
  row.kind === 'invitation' && row.invitation.status === 'requested'

function invitedView(team: Team, rows: readonly InviteRow[]): View {
  const [only, ...others] = rows
  if (only && others.length === 0) return singleView(team, only)
  const waiting = rows.filter(isWaiting).length
  const good = rows.filter((row) => isGood(row) && !isWaiting(row)).length
  return {
    tone: toneOfAll({ good, waiting, all: rows.length }),
    title:
      good === 0 && waiting > 0
        ? `Inviting ${count(waiting, 'person', 'people')} to ${team.name}…`
        : `${howMany(good, rows.length)} invited to ${team.name}`,
    lines: [
      ...rows.map((row): Text => [{ bold: nameOf(row) }, ` – ${describe(team, row)}`]),
      ...aboutUnreached(rows.filter(isUnreached)),
    ],
  }
}

/** One message has no room for the buttons of many. */
function aboutUnreached(rows: readonly Unreached[]): readonly string[] {
  if (rows.length === 0) return []
  const hasWays = rows.some(({ ways }) => ways.mention !== undefined || ways.hasLink)
  return [
    'Those I could not write to find the invitation by typing /team inbox.',
    ...(hasWays ? ['Type /team invitations to reach them another way.'] : []),
  ]
}

const isGood = (row: InviteRow): row is InvitedRow =>
  row.kind === 'invitation' && row.invitation.status !== 'failed'

/** Not yet, or perhaps: nobody is called invited before the backend said so. */
const isWaiting = (row: InviteRow): boolean => isGood(row) && row.invitation.status === 'sending'

type Counted = { readonly good: number; readonly waiting: number; readonly all: number }

function toneOfAll({ good, waiting, all }: Counted): View['tone'] {
  if (waiting > 0) return 'waiting'
  if (good === 0) return 'bad'
  return good === all ? 'good' : 'neutral'
}

function howMany(good: number, all: number): string {
  if (good === 0) return 'Nobody was'
  return good === all ? `${all} people` : `${good} of ${count(all, 'person', 'people')}`
}

function singleView(team: Team, row: InviteRow): View {
  return {
    tone: toneOfOnly(row),
    title: titleOf(team, row),
    lines: [
      `${capital(describe(team, row))}.`,
      ...(isUnreached(row) ? [howItStands(row.missed), ...wayLines(row.ways)] : []),
    ],
    ...(isUnreached(row) && { buttons: wayButtons(row.invitation, row.ways) }),
  }
}

function toneOfOnly(row: InviteRow): View['tone'] {
  if (row.kind === 'over') return 'neutral'
  return isGood(row) ? toneOf(row) : 'bad'
}

type Unreached = InvitedRow & Required<Pick<InvitedRow, 'ways'>>

const isUnreached = (row: InviteRow): row is Unreached => row.kind === 'invitation' && row.ways !== undefined

function toneOf(row: InvitedRow): View['tone'] {
  if (row.invitation.status === 'sending' || row.isDelivering) return 'waiting'
  // What is to follow is asked below.
  return isUnreached(row) ? 'neutral' : 'good'
}

function titleOf(team: Team, row: InviteRow): string {
  const name = nameOf(row)
  switch (row.kind) {
    case 'already_member':
      return `${name} is already in ${team.name}`
    case 'already_invited':
      return row.isRequested
        ? `The admins of ${team.name} have been asked about ${name} already`
        : `${name} already has an invitation to ${team.name}`
    case 'over':
      return `The invitation of ${name} to ${team.name} is over`
    case 'not_invitable':
      return `${name} cannot be invited`
    case 'invitation':
      return titleOfInvited(team, row)
    default:
      return assertNever(row)
  }
}

function titleOfInvited(team: Team, { invitation, delivered }: InvitedRow): string {
  const { status, invitee } = invitation
  if (isUnconfirmed(invitation)) return `${invitee.name} is perhaps invited to ${team.name}`
  if (status === 'sending') return `Inviting ${invitee.name} to ${team.name}…`
  if (status === 'failed') return `${invitee.name} could not be invited`
  if (status === 'joined') return `${invitee.name} is in ${team.name}`
  return delivered.length > 0
    ? `Invitation sent to ${invitee.name}`
    : `${invitee.name} is invited to ${team.name}`
}

const nameOf = (row: InviteRow): string =>
  row.kind === 'invitation' || row.kind === 'over' ? row.invitation.invitee.name : row.name

function describe(team: Team, row: InviteRow): string {
  switch (row.kind) {
    case 'already_member':
      return 'already a member, so there was nothing to do'
    case 'already_invited':
      return row.isRequested
        ? 'asked for already, and nobody has answered yet; an admin can, in the admin channel'
        : 'already invited, and that invitation is still open; /team resend sends it again, and /team revoke takes it back'
    case 'not_invitable':
      return WHY_NOT[row.reason]
    case 'over':
      return 'had an invitation when you asked, and it has ended since, so I sent no other; type /team invite if you would still like them to join'
    case 'invitation':
      return describeInvitation(team, row)
    default:
      return assertNever(row)
  }
}

function describeInvitation(team: Team, row: InvitedRow): string {
  const { status, role } = row.invitation
  if (isUnconfirmed(row.invitation)) return unconfirmed(team)
  if (status === 'sending') return `${notConfirmed(team, row)}; I keep trying and will tell you how it ends`
  if (status === 'failed') return asClause(failure(row.invitation))
  if (status === 'joined') return `joined at once as ${withArticle(role)}`
  if (status === 'requested') return 'waiting for somebody in the admin channel to agree'
  if (row.isDelivering) return `invited as ${withArticle(role)}; the message to them is still on its way`
  return `invited as ${withArticle(role)}${describeDelivery(team, row)}`
}

const notConfirmed = ({ backend }: Team, { trouble }: InvitedRow): string =>
  trouble === undefined ? 'the team has not confirmed it yet' : whyNotYet(backend.title, trouble)

function describeDelivery(team: Team, { delivered, missed }: InvitedRow): string {
  const why = allOf(missed.map(whyMissed))
  if (delivered.length > 0)
    return `; they have a direct message on ${allOf(delivered)}${why ? `; ${why}` : ''}`
  return why ? `, but ${why}` : `; ${withoutChat(team)}`
}

/** Within a line, as one part of it. */
const asClause = (sentence: string): string =>
  sentence.replace(/\.$/, '').replace(/^(?!I )./, (first) => first.toLowerCase())

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
