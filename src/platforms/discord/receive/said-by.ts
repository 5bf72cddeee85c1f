import { assertNever } from '../../../domain/assert-never.ts'
import type { Answer } from '../../../views/view.ts'
import type { Said } from '../render/ephemeral.ts'
import { problemsView, WORDS } from './words.ts'

/** What an answer says in words, where a form can be neither opened nor kept open; undefined where it says nothing. */
export function saidBy(answer: Answer): Said | undefined {
  switch (answer.kind) {
    case 'reply':
    case 'replace':
      return { view: answer.view }
    case 'personal':
      // An ephemeral reply is for its reader alone, and stays as long as they want it to.
      return { view: answer.view, ...(answer.file && { file: answer.file }) }
    case 'form_problems':
      return { view: problemsView(answer.problems) }
    case 'form':
      return { view: WORDS.formTooLate }
    case 'suggestions':
    case 'nothing':
      return undefined
    default:
      return assertNever(answer)
  }
}
