import { type CommandInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js'
import { assertNever } from '../../../domain/assert-never.ts'
import type { Answer } from '../../../views/view.ts'
import { renderEphemeral } from '../render/ephemeral.ts'
import { renderForm } from '../render/form.ts'
import { renderView } from '../render/render.ts'
import type { Way } from './way.ts'
import { problemsView, WORDS } from './words.ts'

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

function viewOf(answer: Answer) {
  switch (answer.kind) {
    case 'reply':
    case 'replace':
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
