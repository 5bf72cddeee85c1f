import type { Answer } from '../../../views/view.ts'

/**
 * How one kind of interaction is answered. Discord's rules of order are in here:
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
 */
export interface Way {
  /** Tells Discord "received"; only {@link Way.late} is possible afterwards. */
  acknowledge(): Promise<unknown>
  /**
   * The answer, as the first thing Discord hears of the interaction. For `nothing` that is nothing: it is a repeat,
   * perhaps of what another process is answering, and whoever speaks to Discord first leaves the other unheard.
   */
  first(answer: Answer): Promise<unknown>
  /** The answer, after `acknowledge`. */
  late(answer: Answer): Promise<unknown>
}
