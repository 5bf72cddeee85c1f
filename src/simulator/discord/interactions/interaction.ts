import type { Interaction, State } from '../model.ts'

/** The bot's first answer is due after this. */
export const FIRST_ANSWER_MS = 3000
/** From then on its token opens nothing. */
export const TOKEN_LIFE_MS = 15 * 60_000

/** Replaces what is known of it. */
export function update(state: State, interaction: Interaction, change: Partial<Interaction>): Interaction {
  const changed = { ...interaction, ...change }
  state.interactions.set(interaction.id, changed)
  return changed
}

/** Those that the bot has been told of and has not answered. */
export const countWaiting = ({ interactions }: State): number =>
  [...interactions.values()].filter(({ status }) => status === 'waiting').length
