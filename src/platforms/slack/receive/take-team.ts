import { TEAM_OPTION } from '../../../domain/command.ts'
import { readable } from './tokens.ts'

export type TeamTaken = {
  /** The text without it. */
  readonly rest: string
  /** What was said of the team, by the option's name. */
  readonly input: Readonly<Record<string, string>>
}

/**
 * Takes the first `team:name` or `team:"Two Words"` out of text that was made plain. What stands in quotes of its own
 * is somebody's note and stays as it is, and so does a `team:` with nothing behind it.
 */
export function takeTeam(text: string): TeamTaken {
  const found = [...text.matchAll(TEAM)].find((match) => nameIn(match) !== undefined)
  if (!found) return { rest: text, input: {} }
  const before = text.slice(0, found.index).trimEnd()
  const after = text.slice(found.index + found[0].length)
  const name = readable(nameIn(found) ?? '', (user, label) => `@${label ?? user}`)
  return {
    rest: /^\s/.test(after) ? before + after : `${before} ${after}`,
    input: name === '' ? {} : { [TEAM_OPTION.name]: name },
  }
}

/** A quotation, or the option with its name in quotes or up to the next space; a comma behind it goes with it. */
const TEAM = new RegExp(
  `(?<![^\\s,;])(?:"[^"]*"|${TEAM_OPTION.name}:(?:"([^"]*)"?|((?:&(?:amp|lt|gt);|[^\\s,;"])+))[,;]?)`,
  'gi',
)

const nameIn = ([, quoted, word]: RegExpMatchArray): string | undefined => quoted ?? word
