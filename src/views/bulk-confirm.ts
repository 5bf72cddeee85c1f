import { assertNever } from '../domain/assert-never.ts'
import type { BulkAtWork, BulkConfirmOutcome, BulkDropOutcome } from '../domain/draft-outcomes.ts'
import { rivalLines } from './bulk-preview.ts'
import { bulkProgressView, withoutButtons } from './bulk-progress.ts'
import { people } from './figures.ts'
import { noBulkView, roleNotForListsView } from './no-bulk.ts'
import type { Answer, View } from './view.ts'

/** Whatever came of it, the question is not asked again by the same message, unless the list still waits. */
export function confirmBulkAnswer(outcome: BulkConfirmOutcome): Answer {
  switch (outcome.kind) {
    case 'begun':
      return { kind: 'replace', view: begunView(outcome) }
    case 'at_work':
      return { kind: 'replace', view: standsView(outcome) }
    case 'under_way':
      return {
        kind: 'reply',
        view: {
          tone: 'bad',
          title: `One list at a time is invited to ${outcome.team.name}`,
          lines: [...rivalLines(outcome.rival), 'Your list waits here for a day: press again then.'],
        },
      }
    case 'nobody':
      return {
        kind: 'reply',
        view: {
          tone: 'bad',
          title: 'Nobody on this list can be invited',
          lines: ['The CSV says why for every line. Correct it and give it to me again with /team bulk.'],
        },
      }
    case 'role_not_allowed':
      return { kind: 'reply', view: roleNotForListsView(outcome.role, outcome.roles) }
    default:
      return { kind: 'reply', view: noBulkView(outcome) }
  }
}

const begunView = ({ sight: { team, tally } }: Extract<BulkConfirmOutcome, { kind: 'begun' }>): View => ({
  tone: 'good',
  title: `Begun: I am inviting ${people(tally.waiting)} to ${team.name}`,
  lines: [
    'A message of its own shows how far it is, and so does /team bulk. There you can pause or stop it, too.',
  ],
})

/** As it is at this moment: this message does not go on changing. */
const standsView = ({ sight }: BulkAtWork): View =>
  sight.bulk.status === 'dropped' ? DROPPED : withoutButtons(bulkProgressView(sight))

export function dropBulkAnswer(outcome: BulkDropOutcome): Answer {
  switch (outcome.kind) {
    case 'dropped':
      return { kind: 'replace', view: DROPPED }
    case 'at_work':
      return { kind: 'replace', view: standsView(outcome) }
    case 'denied':
    case 'not_found':
    case 'not_yours':
    case 'moved':
      return { kind: 'reply', view: noBulkView(outcome) }
    default:
      return assertNever(outcome)
  }
}

const DROPPED: View = {
  tone: 'neutral',
  title: 'I have forgotten the list',
  lines: ['Nobody was invited. Type /team bulk to give me another one.'],
}
