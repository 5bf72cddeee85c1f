import { assertNever } from '../../../domain/assert-never.ts'
import type { Answer, View } from '../../../views/view.ts'
import { problemsView, WORDS } from './words.ts'

/** What an answer says in words, where a form can be neither opened nor kept open; undefined where it says nothing. */
export function viewOf(answer: Answer): View | undefined {
  switch (answer.kind) {
    case 'reply':
    case 'replace':
      return answer.view
    case 'personal':
      return answer.view
    case 'form_problems':
      return problemsView(answer.problems)
    case 'form':
      return WORDS.formTooLate
    case 'suggestions':
    case 'nothing':
      return undefined
    default:
      return assertNever(answer)
  }
}
