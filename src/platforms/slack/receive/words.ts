import type { View } from '../../../views/view.ts'

/** What only Slack makes it necessary to say. */
export const WORDS = {
  formTooLate: {
    tone: 'bad',
    title: 'Slack did not open the form in time',
    lines: ['Please try once more.'],
  },
  checkForm: 'Please check the form',
  noFile: {
    tone: 'bad',
    title: 'I could not bring you the file',
    lines: ['Slack did not take it from me. Please ask me for it once more in a minute.'],
  },
} as const satisfies Record<string, View | string>
