import type { Bulk } from '../domain/bulk.ts'
import { takeableOf } from '../domain/bulk-steps.ts'
import {
  type BulkExample,
  type BulkSight,
  isSameOutcome,
  type OutcomeCount,
  partOf,
} from '../domain/bulk-tally.ts'
import { outcomeWords } from './bulk-words.ts'
import { figure, people } from './figures.ts'
import type { Button, Fact, Row, Text, View } from './view.ts'
import { allOf } from './words.ts'

/** What came of a list. Without examples it names nobody: a channel may be reading. */
export function bulkReportView(sight: BulkSight, examples: readonly BulkExample[]): View {
  const { bulk, tally } = sight
  const isOver = bulk.status === 'finished'
  return {
    tone: isOver && tally.failed + tally.left === 0 ? 'good' : 'neutral',
    title: titleOf(sight),
    lines: [...goesOn(bulk), ...leftOut(sight), ...untouched(sight), ...(isOver ? canBeUndone(sight) : [])],
    facts: factsOf(sight),
    rows: troubles(sight, examples),
    ...(isOver && { buttons: buttons(sight) }),
    footer: [{ person: bulk.asker, name: bulk.askerName }, ' asked for it'],
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
  if (status === 'undoing') return [`${undoneByName} takes back what nobody has answered.`]
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
  return [`Not touched: ${allOf(passed.map(countWords))}.`]
}

const countWords = ({ outcome, rows }: OutcomeCount): string =>
  `${figure(rows)} ${outcomeWords(outcome).label}`

function canBeUndone({ bulk: { undoUntil }, tally }: BulkSight): readonly Text[] {
  if (!undoUntil || takeableOf(tally) === 0) return []
  return [['What nobody has answered can all be taken back until ', { moment: undoUntil }, '.']]
}

const FACTS = ['invited', 'takingBack', 'takenBack'] as const
const MOST_FACTS = 10

const factsOf = ({ tally: { outcomes } }: BulkSight): readonly Fact[] =>
  outcomes
    .filter(({ outcome }) => FACTS.some((part) => part === partOf(outcome)))
    .map(({ outcome, rows }) => ({ label: capital(outcomeWords(outcome).label), value: figure(rows) }))
    .slice(0, MOST_FACTS)

const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1)

const MOST_ROWS = 10

/** Each reason by itself, with what can be done about it. */
function troubles({ tally: { outcomes } }: BulkSight, examples: readonly BulkExample[]): readonly Row[] {
  const all = outcomes.filter(({ outcome }) => ['failed', 'refused'].includes(partOf(outcome)))
  const shown = all.length > MOST_ROWS ? all.slice(0, MOST_ROWS - 1) : all
  const others = all.slice(shown.length)
  return [...shown.map((one) => troubleRow(one, examples)), ...(others.length > 0 ? [othersRow(others)] : [])]
}

function troubleRow(one: OutcomeCount, examples: readonly BulkExample[]): Row {
  const { why, next } = outcomeWords(one.outcome)
  const typed = examples.find(({ outcome }) => isSameOutcome(outcome, one.outcome))?.typed ?? []
  const sentences = [`${countWords(one)}${named(typed, one.rows)}.`, why, next]
  return { text: sentences.filter((sentence) => sentence !== undefined).join(' ') }
}

function named(typed: readonly string[], rows: number): string {
  if (typed.length === 0) return ''
  return rows > typed.length ? `, such as ${allOf(typed)}` : `: ${allOf(typed)}`
}

const othersRow = (others: readonly OutcomeCount[]): Row => ({
  text: `${people(others.reduce((total, { rows }) => total + rows, 0))} for ${others.length} other reasons: the CSV says which.`,
})

function buttons(sight: BulkSight): readonly Button[] {
  const { bulk, tally } = sight
  const subject = bulk.id
  return [
    ...again(sight),
    { name: 'bulk_file', subject, label: 'All rows as CSV', look: 'plain' },
    ...(takeableOf(tally) > 0
      ? [{ name: 'ask_bulk_undo', subject, label: 'Take all back', look: 'danger' } as const]
      : []),
  ]
}

function again({ bulk, tally: { failed, left } }: BulkSight): readonly Button[] {
  if (failed + left === 0) return []
  const label =
    left === 0 ? `Try again ${figure(failed)} that failed` : `Invite the other ${figure(failed + left)}`
  return [{ name: 'bulk_retry', subject: bulk.id, label, look: 'primary' }]
}
