import { type CommandInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js'
import { renderEphemeral, renderSaid } from '../render/ephemeral.ts'
import { renderForm } from '../render/form.ts'
import { saidBy } from './said-by.ts'
import type { Way } from './way.ts'

/** Commands and submissions have no message of their own: whatever is said to them is an ephemeral reply. */
export function createWayOfCommand(interaction: CommandInteraction | ModalSubmitInteraction): Way {
  return {
    acknowledge: () => interaction.deferReply({ flags: MessageFlags.Ephemeral }),
    first: async (answer) => {
      if (answer.kind === 'form' && 'showModal' in interaction)
        return interaction.showModal(renderForm(answer.form))
      const said = saidBy(answer)
      return said && interaction.reply(renderEphemeral(said))
    },
    late: async (answer) => {
      const said = saidBy(answer)
      return said ? interaction.editReply(renderSaid(said)) : interaction.deleteReply()
    },
  }
}
