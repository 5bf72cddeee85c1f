import { assertNever } from '../domain/assert-never.ts'
import type { BulkAskOutcome, BulkDraftOutcome } from '../domain/draft-outcomes.ts'
import { bulkForm, LIST_FIELD, ROLE_FIELD } from './bulk-form.ts'
import { previewAnswer } from './bulk-preview.ts'
import { bulkProgressView } from './bulk-progress.ts'
import { untoldReportView } from './bulk-report.ts'
import { bulkUnreadableView, unreadableLine } from './bulk-unreadable.ts'
import { deniedView } from './denied.ts'
import { roleNotForListsView } from './no-bulk.ts'
import type { Answer, View } from './view.ts'
import { roleNames } from './words.ts'

export function askBulkAnswer(outcome: BulkAskOutcome): Answer {
  switch (outcome.kind) {
    case 'whom':
      return { kind: 'form', form: bulkForm(outcome) }
    case 'preview':
      return previewAnswer(outcome)
    case 'at_work':
      return reply(bulkProgressView(outcome.sight))
    case 'untold':
      return reply(untoldReportView(outcome.sight))
    case 'denied':
      return reply(deniedView(outcome))
    default:
      return assertNever(outcome)
  }
}

/** How the list came: a form can stay open and say at the field what is wrong. */
export function draftBulkAnswer(outcome: BulkDraftOutcome, by: 'command' | 'form'): Answer {
  switch (outcome.kind) {
    case 'preview':
      return previewAnswer(outcome)
    case 'nothing':
      return atField(LIST_FIELD, 'Pick people, paste a list, or choose a file.')
    case 'unknown_role':
      return atField(ROLE_FIELD, `There is no such role: choose ${roleNames(outcome.roles)}.`)
    case 'role_not_allowed':
      return reply(roleNotForListsView(outcome.role, outcome.roles))
    case 'unreadable':
      return by === 'form' && outcome.file === undefined
        ? atField(LIST_FIELD, unreadableLine(outcome))
        : reply(bulkUnreadableView(outcome))
    case 'at_work':
      return reply(bulkProgressView(outcome.sight))
    case 'denied':
      return reply(deniedView(outcome))
    default:
      return assertNever(outcome)
  }
}

const reply = (view: View): Answer => ({ kind: 'reply', view })

const atField = (field: string, problem: string): Answer => ({
  kind: 'form_problems',
  problems: { [field]: problem },
})
