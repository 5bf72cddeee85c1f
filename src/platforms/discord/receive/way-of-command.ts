import { type CommandInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js'
import { renderEphemeral } from '../render/ephemeral.ts'
import { renderForm } from '../render/form.ts'
import { renderView } from '../render/render.ts'
import { viewOf } from './view-of.ts'
import type { Way } from './way.ts'

/** Commands and submissions have no message of their own: whatever is said to them is an ephemeral reply. */
export function createWayOfCommand(interaction: CommandInteraction | ModalSubmitInteraction): Way {
  return {
    acknowledge: () => interaction.deferReply({ flags: MessageFlags.Ephemeral }),
    first: async (answer) => {
      if (answer.kind === 'form' && 'showModal' in interaction)
        return interaction.showModal(renderForm(answer.form))
      const view = viewOf(answer)
      return view && interaction.reply(renderEphemeral(view))
    },
    late: async (answer) => {
      const view = viewOf(answer)
      return view ? interaction.editReply(renderView(view)) : interaction.deleteReply()
    },
  }
}
