import { assertNever } from '../domain/assert-never.ts'
import type { Bulk } from '../domain/bulk.ts'
import { takeableOf } from '../domain/bulk-steps.ts'
import type { BulkSight } from '../domain/bulk-tally.ts'
import type { BulkRetryOutcome, BulkTendOutcome, BulkUndoAskOutcome } from '../domain/tend-outcomes.ts'
import { rivalLines } from './bulk-preview.ts'
import { bulkProgressView } from './bulk-progress.ts'
import { figure, figures, people } from './figures.ts'
import { noBulkView } from './no-bulk.ts'
import type { Answer, View } from './view.ts'

/** To a button of the message that shows how far a list is: it shows that itself. */
export const tendBulkAnswer = (outcome: BulkTendOutcome): Answer =>
  outcome.kind === 'at_work'
    ? { kind: 'replace', view: bulkProgressView(outcome.sight) }
    : { kind: 'reply', view: refusalView(outcome) }

/** To the question whether somebody is sure: what comes of it is told elsewhere. */
export const undoBulkAnswer = (outcome: BulkTendOutcome): Answer =>
  outcome.kind === 'at_work' && outcome.sight.bulk.status === 'undoing'
    ? { kind: 'replace', view: UNDOING }
    : tendBulkAnswer(outcome)

const UNDOING: View = {
  tone: 'good',
  title: 'I am taking the invitations back',
  lines: ['The message with the list shows how far I am, and a new one tells when all of it is done.'],
}

/** To a button of the report, which follows by itself. */
export function retryBulkAnswer(outcome: BulkRetryOutcome): Answer {
  switch (outcome.kind) {
    case 'begun':
      return { kind: 'reply', view: goesOnView(outcome.sight) }
    case 'at_work':
      return { kind: 'reply', view: bulkProgressView(outcome.sight) }
    default:
      return { kind: 'reply', view: refusalView(outcome) }
  }
}

const goesOnView = ({ team, tally }: BulkSight): View => ({
  tone: 'good',
  title: `I go on with ${people(tally.waiting)} for ${team.name}`,
  lines: ['My next message shows how far it is, and so does /team bulk.'],
})

export function askUndoBulkAnswer(outcome: BulkUndoAskOutcome): Answer {
  switch (outcome.kind) {
    case 'sure':
      return { kind: 'reply', view: sureView(outcome.sight) }
    case 'at_work':
      return { kind: 'reply', view: bulkProgressView(outcome.sight) }
    default:
      return { kind: 'reply', view: refusalView(outcome) }
  }
}

function sureView({ team, bulk, tally }: BulkSight): View {
  const open = figures(takeableOf(tally), 'invitation')
  return {
    tone: 'neutral',
    title: `Take back ${open} to ${team.name}?`,
    lines: [
      'Whoever has joined stays in the team. For everybody else the invitation ends, and their message from me says so.',
      'This cannot be undone; they would have to be invited again.',
    ],
    buttons: [
      {
        name: 'bulk_undo',
        subject: bulk.id,
        label: `Take back ${figure(takeableOf(tally))}`,
        look: 'danger',
      },
      { name: 'bulk_keep', subject: bulk.id, label: 'Keep them', look: 'plain' },
    ],
  }
}

export const keptBulkAnswer: Answer = {
  kind: 'replace',
  view: { tone: 'neutral', title: 'The invitations stand', lines: ['Nothing was changed.'] },
}

function refusalView(outcome: Exclude<BulkTendOutcome, { kind: 'at_work' }>): View {
  switch (outcome.kind) {
    case 'nothing':
      return NOTHING
    case 'too_late':
      return tooLateView(outcome.sight)
    case 'under_way':
      return {
        tone: 'bad',
        title: `One list at a time is invited to ${outcome.team.name}`,
        lines: [...rivalLines(outcome.rival), 'Press again then.'],
      }
    case 'not_yours':
      return notYoursView(outcome.bulk)
    case 'denied':
    case 'not_found':
    case 'moved':
      return noBulkView(outcome)
    default:
      return assertNever(outcome)
  }
}

const NOTHING: View = {
  tone: 'neutral',
  title: 'There is nothing left to do with this list',
  lines: [
    'Nothing was changed: whoever it was about has been invited, has answered or is in the team by now.',
  ],
}

const tooLateView = ({ bulk: { undoUntil } }: BulkSight): View => ({
  tone: 'bad',
  title: 'It is too late to take all of it back at once',
  lines: [
    ...(undoUntil ? [['That could be done until ', { moment: undoUntil }, '.']] : []),
    'You can still take back one invitation at a time: type /team invitations, or /team revoke.',
  ],
})

/** They are judged by the right of who gave it. */
const notYoursView = ({ asker, askerName, status }: Bulk): View => ({
  tone: 'bad',
  title: 'Only whoever gave this list can let it go on',
  lines: [
    [
      'Everybody on it is invited in the name of ',
      { person: asker, name: askerName },
      status === 'paused'
        ? '. Ask them; or press Stop, and give me a list in your own name with /team bulk.'
        : '. Ask them; or take the CSV of the list and give it to me with /team bulk, in your own name.',
    ],
  ],
})
