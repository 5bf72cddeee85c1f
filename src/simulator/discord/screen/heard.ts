import type { Heard } from '../../ear.ts'
import type { Message, OpenForm, State } from '../model.ts'
import { screenForm } from './form.ts'
import { messageText } from './message-text.ts'

export const messageHeard = (state: State, message: Message): Heard => ({
  kind: 'message',
  text: messageText(state, message),
})

export function formHeard(state: State, form: OpenForm): Heard {
  const { title, text } = screenForm(state, form)
  return { kind: 'form', text: [title, text].filter(Boolean).join('\n') }
}
