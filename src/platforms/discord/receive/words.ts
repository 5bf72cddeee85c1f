import type { View } from '../../../views/view.ts'

/** What only Discord makes it necessary to say. */
export const WORDS = {
  formTooLate: {
    tone: 'bad',
    title: 'The form could not be opened in time',
    lines: ['Nothing was changed. Please try once more.'],
  },
  formProblems: 'Not everything in the form could be used',
  tryAgain: 'Nothing was changed. Please open the form again.',
} as const satisfies Record<string, View | string>

/** A modal closes when it is submitted, so what is wrong with it is said in a reply. */
export const problemsView = (problems: Readonly<Record<string, string>>): View => ({
  tone: 'bad',
  title: WORDS.formProblems,
  lines: [...new Set(Object.values(problems)), WORDS.tryAgain],
})
