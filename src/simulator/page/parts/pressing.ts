import type { ScreenChannel, ScreenForm, ScreenMessage } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import type { Pressing } from './control-view.tsx'

export const pressingIn = (chat: Chat, channel: ScreenChannel, message: ScreenMessage): Pressing => ({
  chat,
  controls: message.controls,
  press: (control, values) =>
    chat.act({
      kind: 'presses',
      channel: channel.id,
      message: message.id,
      control: control.id,
      ...(values && { values }),
    }),
  suggest: (control, query) =>
    chat.suggest({ in: 'message', channel: channel.id, message: message.id, control: control.id, query }),
})

export const pressingInHome = (chat: Chat, message: ScreenMessage): Pressing => ({
  chat,
  controls: message.controls,
  press: (control, values) =>
    chat.act({ kind: 'presses_in_home', control: control.id, ...(values && { values }) }),
  suggest: async () => [],
})

export const pressingInForm = (chat: Chat, form: ScreenForm): Pressing => ({
  chat,
  controls: form.controls,
  press: (control, values) =>
    chat.act({ kind: 'presses_in_form', form: form.id, control: control.id, ...(values && { values }) }),
  suggest: async () => [],
})
