import type { Chat } from '../chat.ts'
import { Dialog } from './dialog.tsx'

/** "Are you sure?", where a control asks for it. */
export function QuestionView({ chat }: { chat: Chat }) {
  const question = chat.question.value
  if (!question) return null
  const close = () => {
    chat.question.value = undefined
  }
  const agree = () => {
    close()
    question.agreed()
  }
  return (
    <Dialog title={question.title} onClose={close} class="confirm">
      <p class="dialog-text">{question.text}</p>
      <footer>
        <button type="button" class="button plain" onClick={close}>
          {question.no}
        </button>
        <button type="button" class={`button ${question.isDangerous ? 'danger' : 'primary'}`} onClick={agree}>
          {question.yes}
        </button>
      </footer>
    </Dialog>
  )
}
