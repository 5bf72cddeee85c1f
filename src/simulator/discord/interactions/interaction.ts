import type { Choice } from '../schemas/callback.ts'
import type { State } from '../state.ts'

/** The bot's first answer is due after this. */
export const FIRST_ANSWER_MS = 3000
/** From then on its token opens nothing. */
export const TOKEN_LIFE_MS = 15 * 60_000

/** One thing a person did, and what became of it. */
export type Interaction = {
  readonly id: string
  readonly token: string
  readonly type: number
  readonly user: string
  readonly channel: string
  readonly startedAt: Date
  /** `held` until it is sent out; `failed` when the first answer did not come in time. */
  readonly status: 'held' | 'waiting' | 'answered' | 'failed'
  /** The command's. */
  readonly name?: string
  readonly commandType?: number
  /** The message whose button was pressed, or whose button opened the submitted form. */
  readonly message?: string
  /** The submitted form. */
  readonly form?: string
  /** What `@original` is. */
  readonly original?: string
  /** Gets what an autocompletion was answered with, nothing when it failed. */
  readonly onChoices?: (choices: readonly Choice[]) => void
}

/** Replaces what is known of it. */
export function update(state: State, interaction: Interaction, change: Partial<Interaction>): Interaction {
  const changed = { ...interaction, ...change }
  state.interactions.set(interaction.id, changed)
  return changed
}

/** Those that the bot has been told of and has not answered. */
export const countWaiting = ({ interactions }: State): number =>
  [...interactions.values()].filter(({ status }) => status === 'waiting').length
