import type { AutocompleteInteraction } from 'discord.js'
import type { Choice } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { clip } from '../render/clip.ts'
import type { Way } from './way.ts'

/** Autocomplete cannot be put off: who is late offers nothing, and what comes later has nowhere to go. */
export function createWayOfSuggestion(ask: AutocompleteInteraction): Way {
  return {
    acknowledge: () => ask.respond([]),
    first: (answer) => ask.respond(answer.kind === 'suggestions' ? renderChoices(answer.choices) : []),
    late: async () => undefined,
  }
}

// A value that is too long to come back whole would name something else: it is not offered.
const renderChoices = (choices: readonly Choice[]) =>
  choices
    .filter(({ value }) => value.length <= LIMITS.optionText)
    .slice(0, LIMITS.options)
    .map(({ label, value }) => ({ name: clip(label, LIMITS.optionText), value }))
