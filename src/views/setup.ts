import { assertNever } from '../domain/assert-never.ts'
import type { SetupOutcome } from '../domain/outcomes.ts'
import { flawSentences, warningSentences } from './admin-channel.ts'
import { deniedView } from './denied.ts'
import type { View } from './view.ts'

export function setupView(outcome: SetupOutcome): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'unfit':
      return {
        tone: 'bad',
        title: `This channel cannot be the admin channel of ${outcome.team.name}`,
        lines: [
          ...flawSentences(outcome.flaws),
          'Nothing was changed. Type /team setup again when that is done.',
        ],
      }
    case 'bound':
      return {
        tone: outcome.warnings.length > 0 ? 'neutral' : 'good',
        title: `This is the admin channel of ${outcome.team.name} now`,
        lines: [
          'Removing people and changing roles works here and nowhere else, for those who may, and what needs a second person is asked here.',
          ...(outcome.before ? ['The channel that was the admin channel before no longer is.'] : []),
          ...warningSentences(outcome.warnings),
        ],
        footer: 'I go by the channel itself, not by its name, and look again at every click.',
      }
    default:
      return assertNever(outcome)
  }
}
