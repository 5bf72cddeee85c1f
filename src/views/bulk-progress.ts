import { assertNever } from '../domain/assert-never.ts'
import type { Bulk, BulkPause } from '../domain/bulk.ts'
import { takeableOf } from '../domain/bulk-steps.ts'
import { type BulkSight, type BulkTrouble, percentOf, throughOf } from '../domain/bulk-tally.ts'
import type { Team } from '../domain/team.ts'
import { duration } from './change-words.ts'
import { figure, people } from './figures.ts'
import { whyNotYet } from './trouble.ts'
import type { Button, Fact, Text, View } from './view.ts'

/** How far a list is, with what can be done about it. It names nobody who is invited: a channel may be reading. */
export function bulkProgressView(sight: BulkSight): View {
  const { bulk } = sight
  switch (bulk.status) {
    case 'running':
      return bulk.stoppedByName === undefined ? runningView(sight) : stoppingView(sight, bulk.stoppedByName)
    case 'paused':
      return pausedView(sight, bulk.pause)
    case 'undoing':
      return undoingView(sight)
    case 'finished':
    case 'undone':
      return overView(sight)
    case 'reading':
    case 'drafted':
    case 'dropped':
      return { tone: 'neutral', title: 'Nobody is being invited', lines: ['This list has not begun.'] }
    default:
      return assertNever(bulk.status)
  }
}

/** The same without its buttons: on a message that a newer one has taken the place of. */
export function withoutButtons(view: View): View {
  const { buttons: _, ...kept } = view
  return kept
}

const runningView = (sight: BulkSight): View => ({
  tone: 'waiting',
  title: `Inviting ${people(sight.tally.wanted)} to ${sight.team.name}`,
  lines: [bar(sight), ...timeLeft(sight), ...waitsFor(sight)],
  facts: facts(sight),
  buttons: [button(sight.bulk, 'pause'), button(sight.bulk, 'stop')],
  footer: askedBy(sight.bulk),
})

const stoppingView = (sight: BulkSight, by: string): View => ({
  tone: 'waiting',
  title: `Stopping the invitations to ${sight.team.name}`,
  lines: [bar(sight), `${by} stopped it. What was under way already still arrives.`, ...waitsFor(sight)],
  facts: facts(sight),
  footer: askedBy(sight.bulk),
})

const pausedView = (sight: BulkSight, pause: BulkPause | undefined): View => ({
  tone: 'neutral',
  title: `Inviting ${people(sight.tally.wanted)} to ${sight.team.name} is paused`,
  lines: [bar(sight), whyPaused(sight, pause), ...stillArriving(sight)],
  facts: facts(sight),
  buttons: [button(sight.bulk, 'resume'), button(sight.bulk, 'stop')],
  footer: askedBy(sight.bulk),
})

function whyPaused({ bulk }: BulkSight, pause: BulkPause | undefined): string {
  if (pause?.kind === 'not_allowed')
    return `${bulk.askerName} may not invite people to this team any more. Nobody else is invited until they may again and press Go on.`
  if (pause?.kind === 'given_up')
    return 'Something went wrong on my side, again and again. I made a note of it for whoever runs Usher; Go on tries once more.'
  return `${pause?.byName ?? 'Somebody'} paused it. Nobody else is invited before somebody presses Go on.`
}

const stillArriving = ({ tally: { underWay } }: BulkSight): readonly string[] =>
  underWay > 0 ? [`${people(underWay)} on their way already will still hear from me.`] : []

function undoingView(sight: BulkSight): View {
  const { team, bulk, tally } = sight
  const toDo = tally.takingBack + takeableOf(tally)
  return {
    tone: 'waiting',
    title: `Taking back the invitations to ${team.name}`,
    lines: [
      `${bulk.undoneByName ?? 'Somebody'} takes back what is still open: ${figure(tally.takenBack)} of ${figure(tally.takenBack + toDo)} so far.`,
      ...waitsFor(sight),
    ],
    footer: askedBy(bulk),
  }
}

const overView = (sight: BulkSight): View => ({
  tone: 'neutral',
  title: overTitle(sight),
  lines: ['My report says what became of everybody; /team bulk begins another list.'],
  footer: askedBy(sight.bulk),
})

function overTitle({ team, bulk, tally }: BulkSight): string {
  if (bulk.status === 'undone') return `The invitations to ${team.name} were taken back`
  return bulk.stoppedByName === undefined
    ? `The list of ${people(tally.wanted)} for ${team.name} is done`
    : `A list of people for ${team.name} was stopped`
}

/** On a message that a newer one has taken the place of. */
export const replacedBulkView = ({ team, bulk }: BulkSight): View => ({
  tone: 'neutral',
  title: `A list of people for ${team.name}`,
  lines: ['My newer message shows what became of it.'],
  footer: askedBy(bulk),
})

const CELLS = 10

/** Never alone: whoever cannot see it hears the same in words. */
function bar({ tally }: BulkSight): string {
  const percent = percentOf(tally)
  const full = Math.floor((percent * CELLS) / 100)
  const done = `${figure(throughOf(tally))} of ${figure(tally.wanted)} done`
  return `${'▰'.repeat(full)}${'▱'.repeat(CELLS - full)} ${percent}%: ${done}`
}

const timeLeft = ({ leftMs }: BulkSight): readonly string[] =>
  leftMs === undefined ? [] : [`${roundTime(leftMs)} left.`]

const MINUTE_MS = 60_000

/** As exact as a guess can be, so that it does not change at every look. */
function roundTime(ms: number): string {
  if (ms < MINUTE_MS) return 'Less than a minute'
  return `About ${duration(Math.ceil(ms / MINUTE_MS) * MINUTE_MS)}`
}

const waitsFor = ({ team, trouble }: BulkSight): readonly string[] =>
  trouble ? [`${whyWaiting(team, trouble)}. I go on by myself as soon as I can.`] : []

function whyWaiting({ backend }: Team, trouble: BulkTrouble): string {
  switch (trouble.kind) {
    case 'backend':
      return whyNotYet(backend.title, trouble.word)
    case 'platform':
      return `${trouble.title} does not answer as it should right now`
    case 'hold':
      return 'I may not write in one of the chats right now; whoever runs Usher knows why'
    default:
      return assertNever(trouble)
  }
}

function facts({ tally }: BulkSight): readonly Fact[] {
  const { invited, reached, unconfirmed, refused, failed, left, sending, waiting } = tally
  return [
    { label: 'Invited', value: figure(invited) },
    { label: 'Reached in a chat', value: figure(reached) },
    ...some('Perhaps invited', unconfirmed),
    ...some('Not invited', refused),
    ...some('Failed', failed),
    ...some('Left out', left),
    ...some('Being sent', sending),
    { label: 'Waiting', value: figure(waiting) },
  ]
}

const some = (label: string, rows: number): readonly Fact[] =>
  rows > 0 ? [{ label, value: figure(rows) }] : []

const BUTTONS = {
  pause: { name: 'bulk_pause', label: 'Pause', look: 'plain' },
  resume: { name: 'bulk_resume', label: 'Go on', look: 'primary' },
  stop: { name: 'bulk_stop', label: 'Stop', look: 'danger' },
} as const

const button = ({ id }: Bulk, which: keyof typeof BUTTONS): Button => ({ ...BUTTONS[which], subject: id })

const askedBy = ({ asker, askerName }: Bulk): Text => [{ person: asker, name: askerName }, ' asked for it']
