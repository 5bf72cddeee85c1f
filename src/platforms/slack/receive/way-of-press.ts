import type { Answer, View } from '../../../views/view.ts'
import { renderForm, renderResult } from '../render/form.ts'
import { renderMessage } from '../render/render.ts'
import type { Ack } from './ack.ts'
import { answerPersonally } from './personal.ts'
import { viewOf, type Way } from './way.ts'
import { openView, respond, updateView, type WayOut } from './way-out.ts'
import { WORDS } from './words.ts'

type Press = {
  readonly ack: Ack<void>
  readonly triggerId: string
  /** Where a message is; absent for global shortcuts and in modals. */
  readonly responseUrl: string | undefined
  /** The modal that the button is in. */
  readonly modal: { readonly id: string; readonly title: string } | undefined
}

/** A button or a shortcut: the acknowledgement is empty, and the answer finds its way afterwards. */
export function pressWay(out: WayOut, { ack, triggerId, responseUrl, modal }: Press): Way {
  async function show(view: View, isReplacing: boolean): Promise<void> {
    if (responseUrl) {
      const original = isReplacing
        ? { replace_original: true }
        : { replace_original: false, response_type: 'ephemeral' }
      return respond(responseUrl, { ...original, ...renderMessage(view, out.team) })
    }
    if (modal) return updateView(out.client, modal.id, renderResult(modal.title, view, out))
    // A shortcut that is on no message has neither: only the trigger is left.
    const isOpen = await openView(out.client, triggerId, renderResult('Usher', view, out))
    if (!isOpen) throw new Error('the trigger is too old to show the answer')
  }

  const tell = (view: View): Promise<void> => show(view, false)

  async function answerLater(answer: Answer): Promise<void> {
    // A modal covers the conversation behind it.
    const channel = modal ? undefined : out.channel
    if (answer.kind === 'personal') return answerPersonally(out, answer, { show: tell, channel })
    const view = viewOf(answer)
    if (view) return show(view, answer.kind === 'replace')
    if (answer.kind !== 'form') return
    const isOpen = await openView(out.client, triggerId, renderForm(answer.form, out))
    if (!isOpen) await tell(WORDS.formTooLate)
  }

  async function answerNow(answer: Answer): Promise<void> {
    await ack()
    await answerLater(answer)
  }

  return { hold: async () => void (await ack()), answerNow, answerLater }
}
