import { type Act, CannotDo } from '../../twin.ts'
import { openDirect } from '../channel.ts'
import { channelOf, type Doing, someoneOf } from './doing.ts'
import { pressControl } from './press.ts'
import { say } from './say.ts'
import { useShortcut } from './shortcut.ts'
import { submitForm } from './submit.ts'

/** One thing a person does. Throws {@link CannotDo} where the client would not let them. */
export function performAct(doing: Doing, act: Act): void {
  if (act.kind !== 'reads') doing.state.problems.delete(doing.user.id)
  switch (act.kind) {
    case 'says':
      return say(doing, act)
    case 'presses':
      return pressControl(doing, act)
    case 'submits':
      return submitForm(doing, act)
    case 'dismisses':
      return dismiss(doing, act.form)
    case 'shortcut':
      return useShortcut(doing, act)
    case 'reads':
      return read(doing, act.channel)
    case 'opens_direct':
      return void openDirect(doing.state, doing.user, someoneOf(doing, act.with))
    case 'closes_direct_messages':
      return closeDirect(doing, act.to)
    case 'opens_home':
    case 'presses_in_home':
      throw new CannotDo('Discord apps have no Home tab.')
    case 'presses_in_form':
      throw new CannotDo('There is nothing to press in a form on Discord.')
  }
}

function dismiss({ state, user }: Doing, form: string): void {
  if (state.forms.get(user.id)?.id !== form) throw new CannotDo('This form is no longer open.')
  state.forms.delete(user.id)
  state.changed()
}

function read(doing: Doing, id: string): void {
  const { messages, seen } = channelOf(doing, id)
  const newest = [...messages.keys()].at(-1)
  if (newest) seen.set(doing.user.id, newest)
  doing.state.changed()
}

function closeDirect({ state, user }: Doing, to: 'everybody' | 'nobody'): void {
  if (to === 'everybody') state.closedDms.add(user.id)
  else state.closedDms.delete(user.id)
  state.changed()
}
