import type { ScreenForm } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import { pressingInForm } from '../parts/pressing.ts'
import { createNames } from '../text/names.ts'
import { BlockView } from './block-view.tsx'
import { parseWords } from './blocks.ts'

/** The blocks of a modal that are there to be read, or pressed. */
export function SlackFormWords({ chat, form }: { chat: Chat; form: ScreenForm }) {
  const names = createNames(chat.people.value, chat.screen.value)
  return (
    <div class="blocks" dir="auto">
      {parseWords(form.vendor, form.text).map((block, index) => (
        <BlockView key={index} block={block} names={names} pressing={pressingInForm(chat, form)} />
      ))}
    </div>
  )
}
