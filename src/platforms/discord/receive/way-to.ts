import type { BaseInteraction } from 'discord.js'
import type { Way } from './way.ts'
import { createWayOfCommand } from './way-of-command.ts'
import { createWayOfPress } from './way-of-press.ts'
import { createWayOfSuggestion } from './way-of-suggestion.ts'

/** Undefined for the kinds of interaction that nothing of ours can cause. */
export function wayTo(given: BaseInteraction): Way | undefined {
  if (given.isAutocomplete()) return createWayOfSuggestion(given)
  if (given.isMessageComponent()) return createWayOfPress(given)
  if (given.isCommand() || given.isModalSubmit()) return createWayOfCommand(given)
  return undefined
}
