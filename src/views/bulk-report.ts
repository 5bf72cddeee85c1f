import type { Bulk, BulkRow } from '../domain/bulk.ts'
import type { BulkOutcome } from '../domain/bulk-outcome.ts'
import { takeableOf } from '../domain/bulk-steps.ts'
import {
  type BulkExample,
  type BulkSight,
  isSameOutcome,
  type OutcomeCount,
  partOf,
} from '../domain/bulk-tally.ts'
import { clip as cut } from '../domain/list-text.ts'
import { outcomeWords } from './bulk-words.ts'
import { figure, people } from './figures.ts'
import { aboutMail } from './honesty.ts'
import type { Button, Fact, Row, Span, Text, View } from './view.ts'

/** What came of a list. Without examples it names nobody: a channel may be reading. */
export function bulkReportView(sight: BulkSight, examples: readonly BulkExample[]): View {
  const { bulk, tally } = sight
  const isOver = bulk.status === 'finished'
  return {
    tone: isOver && tally.failed + tally.left + tally.unconfirmed === 0 ? 'good' : 'neutral',
    title: titleOf(sight),
    lines: [...goesOn(bulk), ...leftOut(sight), ...untouched(sight), ...(isOver ? canBeUndone(sight) : [])],
    facts: factsOf(sight),
    rows: troubles(sight, examples),
    ...(isOver && { buttons: buttons(sight) }),
    footer: [{ person: bulk.asker, name: bulk.askerName }, ' asked for it'],
  }
}

/** To whoever asked, where no direct message reaches them: in the place of the question whom to invite next. */
export function untoldReportView(sight: BulkSight): View {
  const report = bulkReportView(sight, [])
  return {
    ...report,
    lines: ['I could not bring you this report by direct message.', ...(report.lines ?? [])],
    buttons: [
      ...(report.buttons ?? []),
      { name: 'bulk_another', subject: sight.bulk.id, label: 'Another list', look: 'plain' },
    ],
  }
}

function titleOf({ team, bulk, tally }: BulkSight): string {
  if (bulk.status === 'undone')
    return `Took back ${figure(tally.takenBack)} ${tally.takenBack === 1 ? 'invitation' : 'invitations'} to ${team.name}`
  return `Invited ${figure(tally.invited)} of ${people(tally.wanted)} to ${team.name}`
}

function goesOn({ status, undoneByName = 'Somebody' }: Bulk): readonly Text[] {
  if (status === 'running' || status === 'paused')
    return ['It goes on with who was left: my newest message shows how far it is.']
  if (status === 'undoing') return [`${undoneByName} takes back what is still open.`]
  return status === 'undone'
    ? [`${undoneByName} took it back. Whoever had joined before stays in the team.`]
    : []
}

function leftOut({ bulk: { stoppedByName }, tally: { left } }: BulkSight): readonly Text[] {
  if (left === 0) return []
  const why = stoppedByName ? `${stoppedByName} stopped it` : 'the team moved to another place'
  return [`${people(left)} still waited when ${why}, and got no invitation.`]
}

/** They were in the preview one by one. */
function untouched({ tally: { outcomes } }: BulkSight): readonly Text[] {
  const passed = outcomes.filter(({ outcome }) => partOf(outcome) === 'passed')
  if (passed.length === 0) return []
  return [`Not touched: ${passed.map(counted).join(', ')}.`]
}

const counted = ({ outcome, rows }: OutcomeCount): string =>
  `${outcomeWords(outcome).label} (${figure(rows)})`

function canBeUndone({ bulk: { undoUntil }, tally }: BulkSight): readonly Text[] {
  if (!undoUntil || takeableOf(tally) === 0) return []
  return [['What is still open can all be taken back until ', { moment: undoUntil }, '.']]
}

const FACTS = ['invited', 'takingBack', 'takenBack'] as const
const MOST_FACTS = 10

const factsOf = ({ tally: { outcomes } }: BulkSight): readonly Fact[] =>
  outcomes
    .filter(({ outcome }) => FACTS.some((part) => part === partOf(outcome)) && !isExplained(outcome))
    .map(({ outcome, rows }) => ({ label: capital(outcomeWords(outcome).label), value: figure(rows) }))
    .slice(0, MOST_FACTS)

const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1)

/** More is to be said of it than how many they are. */
const isExplained = (outcome: BulkOutcome): boolean =>
  ['failed', 'refused'].includes(partOf(outcome)) || outcomeWords(outcome).why !== undefined

const MOST_ROWS = 10

const ROWS: readonly string[] = ['invited', 'unconfirmed', 'failed', 'refused']

/** Each reason by itself, with what can be done about it. */
function troubles(sight: BulkSight, examples: readonly BulkExample[]): readonly Row[] {
  const all = sight.tally.outcomes.filter(
    ({ outcome }) => ROWS.includes(partOf(outcome)) && isExplained(outcome),
  )
  const shown = all.length > MOST_ROWS ? all.slice(0, MOST_ROWS - 1) : all
  const others = all.slice(shown.length)
  return [
    ...shown.map((one) => troubleRow(sight, one, examples)),
    ...(others.length > 0 ? [othersRow(others)] : []),
  ]
}

function troubleRow(
  sight: BulkSight,
  { outcome, rows }: OutcomeCount,
  examples: readonly BulkExample[],
): Row {
  const first = examples.find((one) => isSameOutcome(one.outcome, outcome))?.first ?? []
  return {
    text: [
      { bold: capital(outcomeWords(outcome).label) },
      ` (${figure(rows)})`,
      ...named(first, rows),
      ['.', ...sentencesAbout(sight, outcome)].join(' '),
    ],
  }
}

function sentencesAbout({ team, bulk }: BulkSight, outcome: BulkOutcome): readonly string[] {
  const { why, next } = outcomeWords(outcome)
  const mail = outcome.kind === 'invited' ? aboutMail(team) : undefined
  // There is no button any more by which to try again.
  const isTooLate = bulk.status !== 'finished' && partOf(outcome) === 'failed'
  return [why, mail, isTooLate ? undefined : next].filter((sentence) => sentence !== undefined)
}

function named(first: readonly BulkRow[], rows: number): readonly Span[] {
  if (first.length === 0) return []
  const rest = rows - first.length
  const names = first.flatMap((row, index): Span[] => [index === 0 ? ': ' : ', ', nameOf(row)])
  return rest > 0 ? [...names, ` and ${figure(rest)} more`] : names
}

/** No chat has to show a mention of somebody it does not know. */
const nameOf = ({ actor, name, email, typed, reason }: BulkRow): Span =>
  actor && reason !== 'unknown' ? { person: actor, name: name ?? typed } : clip(email ?? typed)

/** What somebody typed may be as long as a sentence. */
const LONGEST = 60

const clip = (text: string): string => (text.length > LONGEST ? `${cut(text, LONGEST - 1)}…` : text)

const othersRow = (others: readonly OutcomeCount[]): Row => ({
  text: `${people(others.reduce((total, { rows }) => total + rows, 0))} for ${others.length} other reasons: the CSV says which.`,
})

function buttons(sight: BulkSight): readonly Button[] {
  const { bulk, tally } = sight
  const subject = bulk.id
  return [
    ...again(sight),
    { name: 'bulk_file', subject, label: 'All lines as CSV', look: 'plain' },
    ...(takeableOf(tally) > 0
      ? [{ name: 'ask_bulk_undo', subject, label: 'Take all back', look: 'danger' } as const]
      : []),
  ]
}

function again({ bulk, tally: { failed, left } }: BulkSight): readonly Button[] {
  if (failed + left === 0) return []
  const label =
    left === 0
      ? `Try again with the ${figure(failed)} who failed`
      : `Invite the other ${figure(failed + left)}`
  return [{ name: 'bulk_retry', subject: bulk.id, label, look: 'primary' }]
}
