import type { BlockOptions } from '@slack/bolt'
import type { Answer } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { renderChoice } from '../render/form.ts'
import type { Ack } from './ack.ts'
import type { Way } from './way.ts'

/** Options for an external select exist in the acknowledgement or not at all. */
export function suggestWay(ack: Ack<BlockOptions>): Way {
  async function answerNow(answer: Answer): Promise<void> {
    const choices = answer.kind === 'suggestions' ? answer.choices : []
    await ack({ options: choices.slice(0, LIMITS.options).map(renderChoice) })
  }
  async function hold(): Promise<void> {
    await ack({ options: [] })
  }

  return { hold, answerNow, answerLater: async () => {} }
}
