import type { Answer, View } from '../../../views/view.ts'
import { WORDS } from './words.ts'

/** How one kind of payload can be answered. At most one of `hold` and `answerNow`, then `answerLater`. */
export interface Way {
  /** Acknowledges without an answer: that comes later. */
  hold(): Promise<void>
  /** The answer, in the acknowledgement where Slack allows it. */
  answerNow(answer: Answer): Promise<void>
  /** After {@link hold}. Throws when the person cannot be reached any more. */
  answerLater(answer: Answer): Promise<void>
}

/** What there is to see in an answer, for the ways that can show nothing but a view. */
export function viewOf(answer: Answer): View | undefined {
  if (answer.kind === 'reply' || answer.kind === 'replace') return answer.view
  if (answer.kind !== 'form_problems') return undefined
  return { tone: 'bad', title: WORDS.checkForm, lines: Object.values(answer.problems) }
}
