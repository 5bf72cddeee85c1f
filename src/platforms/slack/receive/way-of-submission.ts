import type { ViewResponseAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { Answer, View } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { clip } from '../render/clip.ts'
import { renderForm, renderResult, renderWorking } from '../render/form.ts'
import type { Ack } from './ack.ts'
import { answerPersonally } from './personal.ts'
import { viewOf, type Way } from './way.ts'
import { updateView, type WayOut } from './way-out.ts'

type Submission = {
  readonly ack: Ack<ViewResponseAction>
  readonly viewId: string
  readonly title: string
}

/** A submitted form: the modal itself shows what came of it. */
export function submissionWay(out: WayOut, { ack, viewId, title }: Submission): Way {
  function modalOf(answer: Answer): ModalView | undefined {
    const view = viewOf(answer)
    if (view) return renderResult(title, view, out)
    return answer.kind === 'form' ? renderForm(answer.form, out) : undefined
  }

  function responseOf(answer: Answer): ViewResponseAction | undefined {
    if (answer.kind === 'form_problems')
      return { response_action: 'errors', errors: clipped(answer.problems) }
    const view = modalOf(answer)
    return view && { response_action: 'update', view }
  }

  async function answerNow(answer: Answer): Promise<void> {
    const isTaken = await ack(responseOf(answer))
    if (!isTaken) await answerLater(answer)
  }

  const show = (view: View): Promise<void> => updateView(out.client, viewId, renderResult(title, view, out))

  async function answerLater(answer: Answer): Promise<void> {
    if (answer.kind === 'personal') return answerPersonally(out, answer, { show })
    const view = modalOf(answer)
    if (view) await updateView(out.client, viewId, view)
  }

  async function hold(): Promise<void> {
    await ack({ response_action: 'update', view: renderWorking(title, out) })
  }

  return { hold, answerNow, answerLater }
}

const clipped = (problems: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems).map(([field, text]) => [field, clip(text, LIMITS.fieldProblem)]),
  )
