import type { RespondArguments } from '@slack/bolt'
import type { Answer, View } from '../../../views/view.ts'
import { renderForm } from '../render/form.ts'
import { renderMessage } from '../render/render.ts'
import type { Ack } from './ack.ts'
import { answerPersonally } from './personal.ts'
import { viewOf, type Way } from './way.ts'
import { openView, respond, type WayOut } from './way-out.ts'
import { WORDS } from './words.ts'

type Slash = {
  readonly ack: Ack<string | RespondArguments>
  readonly triggerId: string
  readonly responseUrl: string
}

/** A slash command: the acknowledgement can carry the reply, and a form opens by the trigger. */
export function slashWay(out: WayOut, { ack, triggerId, responseUrl }: Slash): Way {
  const message = (view: View): RespondArguments => ({
    response_type: 'ephemeral',
    ...renderMessage(view, out.team),
  })

  const show = (view: View): Promise<void> => respond(responseUrl, message(view))

  async function answerLater(answer: Answer): Promise<void> {
    if (answer.kind === 'personal') return answerPersonally(out, answer, { show, channel: out.channel })
    if (answer.kind === 'form') {
      const isOpen = await openView(out.client, triggerId, renderForm(answer.form, out))
      if (!isOpen) await show(WORDS.formTooLate)
      return
    }
    const view = viewOf(answer)
    if (view) await show(view)
  }

  async function answerNow(answer: Answer): Promise<void> {
    const view = viewOf(answer)
    const isTaken = await ack(view && message(view))
    if (!view || !isTaken) await answerLater(answer)
  }

  return { hold: async () => void (await ack()), answerNow, answerLater }
}
