import { assertNever } from '../domain/assert-never.ts'
import type { Team, TeamChoice } from '../domain/team.ts'
import { NOT_FOUND } from './answered.ts'
import { bulkNotFoundView } from './no-bulk.ts'
import type { Choice, View } from './view.ts'
import { allOf } from './words.ts'

/** Before anything else: it is not clear what team is meant. */
export function whichTeamView(choice: Exclude<TeamChoice, { kind: 'chosen' }>): View {
  switch (choice.kind) {
    case 'which':
      return {
        tone: 'neutral',
        title: 'Which team do you mean?',
        lines: [
          `${allOf(choice.teams.map(({ name }) => name))} are at home here. Nothing was changed.`,
          ['Say it with the option team, such as ', { code: `team:${example(choice.teams)}` }, '.'],
        ],
      }
    case 'unknown':
      return {
        tone: 'bad',
        title: `There is no team “${choice.word.slice(0, 60)}” here`,
        lines: [
          choice.teams.length > 0
            ? `At home here: ${allOf(choice.teams.map(({ name }) => name))}. Nothing was changed.`
            : NOBODY_HERE,
        ],
      }
    case 'none':
      return { tone: 'bad', title: 'No team is at home here', lines: [NOBODY_HERE] }
    case 'gone':
      return {
        tone: 'bad',
        title: 'I do not look after this team any more',
        lines: ['Nothing was changed. Ask whoever runs Usher what became of it.'],
      }
    case 'no_invitation':
      return NOT_FOUND
    case 'no_change':
      return CHANGE_NOT_FOUND
    case 'no_bulk':
      return bulkNotFoundView
    default:
      return assertNever(choice)
  }
}

const CHANGE_NOT_FOUND: View = {
  tone: 'bad',
  title: 'I do not know what this button is about any more',
  lines: ['Nothing was changed. Start anew with /team members.'],
}

const NOBODY_HERE =
  'Type it in a channel of the team, or ask whoever runs Usher to bind the team to this place.'

const example = ([first]: readonly Team[]): string => first?.id ?? ''

/** As many as every platform can offer at once. */
const MOST = 25

export const teamChoices = (teams: readonly Team[]): readonly Choice[] =>
  teams.slice(0, MOST).map(({ id, name }) => ({ label: name, value: id }))
