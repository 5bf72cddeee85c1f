import type { Heard } from '../../src/simulator/ear.ts'

/** What came back. */
export type Answer = {
  /** A sentence, a form, a list of nothing; neither silence nor a mere nod. */
  readonly isSaid: boolean
  readonly words: string
}

export const answerOf = ({ kind, text }: Heard): Answer => ({
  isSaid: kind === 'options' || (text !== '' && kind !== 'silence'),
  words: text,
})
