import { assertNever } from '../domain/assert-never.ts'
import type { Flaw } from '../domain/channel.ts'
import type { Team } from '../domain/team.ts'
import type { View } from './view.ts'
import { allOf } from './words.ts'

/** Why a channel does not count as an admin channel, one sentence with the next step each. */
export const flawSentences = (flaws: readonly Flaw[]): readonly string[] => flaws.map(sentenceOf)

function sentenceOf(flaw: Flaw): string {
  switch (flaw.kind) {
    case 'direct':
      return 'A direct message is no channel. Use a private channel of the people who look after the team.'
    case 'unfit':
      return 'A thread, or a channel that others can follow, cannot be one. Use an ordinary private text channel.'
    case 'hidden':
      return 'I cannot look into this channel. Add me to it first.'
    case 'public':
      return 'Everybody can read it. Make it private, or use another channel.'
    case 'shared':
      return 'It is shared with another company, or about to be. Use a channel that is yours alone.'
    case 'archived':
      return 'It is archived. Use a channel that is still in use.'
    case 'crowded':
      return 'There are too many people in it for me to look at each. Use a smaller channel.'
    case 'guests':
      return `There are guests in it: ${some(flaw.names)}. Take them out, or use another channel.`
    case 'strangers':
      return `There are people of another company in it: ${some(flaw.names)}. Take them out, or use another channel.`
    case 'unranked':
      return `Not everybody in it may decide about the team: ${some(flaw.names)}. Take them out, or have them link their accounts first.`
    case 'groups':
      return `Whole groups can read it, and I cannot see who is in them: ${some(flaw.names)}. Let people in one by one instead.`
    default:
      return assertNever(flaw)
  }
}

/** What an admin should know of a channel that counts all the same. */
export const warningSentences = (warnings: readonly Flaw[]): readonly string[] =>
  warnings.flatMap((warning) => {
    if (warning.kind === 'unranked')
      return `They can read along, but decide nothing here as far as I know: ${some(warning.names)}.`
    if (warning.kind === 'groups')
      return `Everybody in these groups can read along, and I cannot see who that is: ${some(warning.names)}.`
    return []
  })

const MOST_NAMES = 5

/** To everybody in the channel, who may be anybody by now: without names. */
export function channelWarning({ name }: Team, flaws: readonly Flaw[]): View {
  if (flaws.length === 0)
    return {
      tone: 'good',
      title: `This is the admin channel of ${name} again`,
      lines: ['What was wrong with it is gone.'],
    }
  return {
    tone: 'bad',
    title: `This channel does not count as the admin channel of ${name} any more`,
    lines: [
      ...flaws.map((flaw) => FLAW_WORDS[flaw.kind]),
      'Until that is put right, nobody can be removed here and no role changed. Or type /team setup in another private channel.',
    ],
  }
}

const FLAW_WORDS: Readonly<Record<Flaw['kind'], string>> = {
  direct: 'It is a direct message.',
  unfit: 'It is a thread, or a channel that others can follow.',
  hidden: 'I cannot look into it any more.',
  public: 'Everybody can read it.',
  shared: 'It is shared with another company, or about to be.',
  archived: 'It is archived.',
  crowded: 'There are too many people in it for me to look at each.',
  guests: 'There are guests in it.',
  strangers: 'There are people of another company in it.',
  unranked: 'Not everybody in it may decide about the team.',
  groups: 'Whole groups can read it, and I cannot see who is in them.',
}

function some(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES
  return rest > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${rest} more` : allOf(names)
}
