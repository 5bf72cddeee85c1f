import { isSameActor } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Change } from '../domain/change.ts'
import type { Team } from '../domain/team.ts'
import { changeFailure } from './change-failure.ts'
import { type AboutMember, asker, decider, duration, shownName, wishWords } from './change-words.ts'
import type { Button, Span, Text, View } from './view.ts'
import { allOf, withArticle } from './words.ts'

/** A change, and the names of those whom a request to invite is about. */
export type ChangeOnCard = { readonly change: Change; readonly invitees: readonly string[] }

/** In an admin channel: what somebody asked for while it is open, then how it ended, with the buttons gone. */
export function changeCard(team: Team, { change, invitees }: ChangeOnCard): View {
  const { what, status } = change
  const wish = what.kind === 'invite' ? inviteWords(team, invitees) : wishWords(team, what)
  switch (status) {
    case 'drafted':
    case 'asked':
      return askedCard(team, change, wish)
    case 'waiting':
      return waitingCard(team, change, wish)
    case 'applying':
      return {
        tone: 'waiting',
        title: [asker(change), ` asked to ${wish}`],
        lines: [`I am waiting for ${team.backend.title} to confirm it.`],
      }
    case 'done':
      return { tone: 'good', title: doneTitle(team, change, invitees), ...ended(change, 'Done') }
    case 'undone':
    case 'denied':
    case 'lapsed':
      return { tone: 'neutral', title: keptTitle(team, change, invitees), ...ended(change, 'Closed') }
    case 'failed':
      return {
        tone: 'bad',
        title: [asker(change), ` asked to ${wish}, and it could not be done`],
        lines: [changeFailure(team, change)],
        ...footer(change, 'Failed'),
      }
    default:
      return assertNever(status)
  }
}

const inviteWords = (team: Team, invitees: readonly string[]): string =>
  `invite ${allOf(invitees.map(shownName))} to ${team.name}`

function askedCard(team: Team, change: Change, wish: string): View {
  const { id, what, dueAt } = change
  return {
    tone: 'neutral',
    title: [asker(change), ` asks to ${wish}`],
    lines: [whatItMeans(team, what)],
    ...(dueAt && { facts: [{ label: 'You can answer until', value: [{ moment: dueAt }] }] }),
    buttons: [
      { name: 'agree_change', subject: id, label: 'Agree', look: 'primary' },
      { name: 'deny_change', subject: id, label: 'Deny', look: 'plain' },
    ],
    footer: 'Another admin has to decide: not who asked for it, and not whom it is about.',
  }
}

function whatItMeans(team: Team, what: Change['what']): string {
  if (what.kind === 'invite') return `They would be ${withArticle(what.role)} of ${team.name}.`
  return `They are ${withArticle(what.role)} of ${team.name} now.`
}

function waitingCard(team: Team, change: Change, wish: string): View {
  return {
    tone: 'waiting',
    title: [asker(change), ` asked to ${wish}`],
    lines: [...agreed(change), beforeItIsDone(team)],
    ...(team.undoMs > 0 && { buttons: [undoButton(change)] }),
  }
}

const beforeItIsDone = ({ undoMs }: Team): string =>
  undoMs > 0 ? `I will do it in ${duration(undoMs)}; until then it can be undone.` : 'I am doing it now.'

export const undoButton = ({ id }: Change): Button => ({
  name: 'undo_change',
  subject: id,
  label: 'Undo',
  look: 'plain',
})

const agreed = (change: Change): Text[] => (change.decidedBy ? [[decider(change), ' agreed.']] : [])

function doneTitle(team: Team, { what }: Change, invitees: readonly string[]): Text {
  if (what.kind === 'invite') return `${allOf(invitees.map(shownName))} will be invited to ${team.name}`
  return doneWords(team, what)
}

/** Also in the answer to who asked. */
export function doneWords({ name: team }: Team, what: AboutMember): string {
  const name = shownName(what.name)
  if (what.kind === 'role') return `${name} is ${withArticle(what.to)} of ${team} now`
  return `${name} is not in ${team} any more`
}

/** Also in the notice to who asked. */
export function keptTitle(team: Team, { what }: Change, invitees: readonly string[]): string {
  if (what.kind === 'invite') return `${allOf(invitees.map(shownName))} will not be invited to ${team.name}`
  return keptWords(team, what)
}

function keptWords({ name: team }: Team, what: AboutMember): string {
  const name = shownName(what.name)
  return what.kind === 'role'
    ? `${name} stays ${withArticle(what.role)} of ${team}`
    : `${name} stays in ${team}`
}

/** Who, and when. */
const ended = (change: Change, word: string): Pick<View, 'lines' | 'footer'> => ({
  lines: [[asker(change), ' asked for it', ...verdict(change), '.']],
  ...footer(change, word),
})

const footer = ({ closedAt }: Change, word: string): Pick<View, 'footer'> =>
  closedAt ? { footer: [`${word} `, { moment: closedAt }] } : {}

function verdict(change: Change): readonly Span[] {
  const { status, askedBy, decidedBy } = change
  if (status === 'lapsed') return [', and nobody agreed in time']
  if (!decidedBy) return []
  const word = VERDICTS[status] ?? 'agreed'
  return isSameActor(askedBy, decidedBy) ? [`, and ${word}`] : [', and ', decider(change), ` ${word}`]
}

const VERDICTS: Readonly<Partial<Record<Change['status'], string>>> = {
  undone: 'undid it',
  denied: 'did not agree',
}
