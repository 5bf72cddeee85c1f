import type { ScreenForm } from '../../twin.ts'
import type { Chat } from '../chat.ts'
import type { Pressing } from '../parts/control-view.tsx'
import { createNames } from '../text/names.ts'
import { BlockView } from './block-view.tsx'
import { parseWords } from './blocks.ts'

/** The blocks of a modal that are there to be read. */
export function SlackFormWords({ chat, form }: { chat: Chat; form: ScreenForm }) {
  const names = createNames(chat.people.value, chat.screen.value)
  return (
    <div class="blocks" dir="auto">
      {parseWords(form.vendor, form.text).map((block, index) => (
        <BlockView key={index} block={block} names={names} pressing={nothingToPress(chat)} />
      ))}
    </div>
  )
}

const nothingToPress = (chat: Chat): Pressing => ({
  chat,
  controls: [],
  press: async () => false,
  suggest: async () => [],
})
