import { type MessageComponentInteraction, MessageFlags, MessageFlagsBitField } from 'discord.js'
import { assertNever } from '../../../domain/assert-never.ts'
import type { Answer } from '../../../views/view.ts'
import { renderEphemeral } from '../render/ephemeral.ts'
import { renderForm } from '../render/form.ts'
import { renderReplacement } from '../render/render.ts'
import type { Way } from './way.ts'
import { problemsView, WORDS } from './words.ts'

/** A press can also change the message that its button is on. */
export function createWayOfPress(press: MessageComponentInteraction): Way {
  const isInSections = new MessageFlagsBitField(press.message.flags).has(MessageFlags.IsComponentsV2)
  return {
    acknowledge: () => press.deferUpdate(),
    first: async (answer) => {
      if (answer.kind === 'form') return press.showModal(renderForm(answer.form))
      if (answer.kind === 'replace') return press.update(renderReplacement(answer.view, isInSections))
      const view = replyOf(answer)
      return view && press.reply(renderEphemeral(view))
    },
    late: async (answer) => {
      if (answer.kind === 'replace') return press.editReply(renderReplacement(answer.view, isInSections))
      const view = replyOf(answer)
      return view && press.followUp(renderEphemeral(view))
    },
  }
}

function replyOf(answer: Exclude<Answer, { kind: 'replace' }>) {
  switch (answer.kind) {
    case 'reply':
      return answer.view
    case 'form_problems':
      return problemsView(answer.problems)
    case 'form':
      return WORDS.formTooLate
    case 'suggestions':
    case 'nothing':
      return undefined
    default:
      return assertNever(answer)
  }
}
