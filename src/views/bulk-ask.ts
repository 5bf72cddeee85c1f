import { assertNever } from '../domain/assert-never.ts'
import type { BulkAskOutcome } from '../domain/draft-outcomes.ts'
import { bulkForm } from './bulk-form.ts'
import { deniedView } from './denied.ts'
import type { Answer } from './view.ts'

export function askBulkAnswer(outcome: BulkAskOutcome): Answer {
  switch (outcome.kind) {
    case 'whom':
      return { kind: 'form', form: bulkForm(outcome) }
    case 'denied':
      return { kind: 'reply', view: deniedView(outcome) }
    default:
      return assertNever(outcome)
  }
}
