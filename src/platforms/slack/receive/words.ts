import type { View } from '../../../views/view.ts'

/** What only Slack makes it necessary to say. */
export const WORDS = {
  formTooLate: {
    tone: 'bad',
    title: 'Slack did not open the form in time',
    lines: ['Please try once more.'],
  },
  checkForm: 'Please check the form',
  noFile: 'I could not bring you the file. Please ask me for it once more.',
} as const satisfies Record<string, View | string>

/** The view of an answer whose file did not arrive. */
export const withoutFile = (view: View): View => ({ ...view, lines: [...(view.lines ?? []), WORDS.noFile] })
