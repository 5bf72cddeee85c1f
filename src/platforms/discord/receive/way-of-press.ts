import { type MessageComponentInteraction, MessageFlags, MessageFlagsBitField } from 'discord.js'
import { renderEphemeral } from '../render/ephemeral.ts'
import { renderForm } from '../render/form.ts'
import { renderReplacement } from '../render/render.ts'
import { saidBy } from './said-by.ts'
import type { Way } from './way.ts'

/** A press can also change the message that its button is on. */
export function createWayOfPress(press: MessageComponentInteraction): Way {
  const isInSections = new MessageFlagsBitField(press.message.flags).has(MessageFlags.IsComponentsV2)
  return {
    acknowledge: () => press.deferUpdate(),
    first: async (answer) => {
      if (answer.kind === 'form') return press.showModal(renderForm(answer.form))
      if (answer.kind === 'replace') return press.update(renderReplacement(answer.view, isInSections))
      const said = saidBy(answer)
      return said && press.reply(renderEphemeral(said))
    },
    late: async (answer) => {
      if (answer.kind === 'replace') return press.editReply(renderReplacement(answer.view, isInSections))
      const said = saidBy(answer)
      return said && press.followUp(renderEphemeral(said))
    },
  }
}
