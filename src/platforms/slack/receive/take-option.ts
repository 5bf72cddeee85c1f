import { readable } from './tokens.ts'

export type OptionTaken = {
  /** The text without it. */
  readonly rest: string
  /** Absent where nobody said it. */
  readonly value?: string
}

/**
 * Takes the first `team:name` or `team:"Two Words"` out of text that was made plain. What stands in quotes of its own
 * is somebody's note and stays as it is, and so does a `team:` with nothing behind it.
 */
export function takeOption(text: string, option: string): OptionTaken {
  const found = [...text.matchAll(namings(option))].find((match) => nameIn(match) !== undefined)
  if (!found) return { rest: text }
  const before = text.slice(0, found.index).trimEnd()
  const after = text.slice(found.index + found[0].length)
  const value = readable(nameIn(found) ?? '', (user, label) => `@${label ?? user}`)
  return {
    rest: /^\s/.test(after) ? before + after : `${before} ${after}`,
    ...(value !== '' && { value }),
  }
}

/** A quotation, or the option with its value in quotes or up to the next space; a comma behind it goes with it. */
const namings = (option: string): RegExp =>
  new RegExp(`(?<![^\\s,;])(?:"[^"]*"|${option}:(?:"([^"]*)"?|((?:&(?:amp|lt|gt);|[^\\s,;"])+))[,;]?)`, 'gi')

const nameIn = ([, quoted, word]: RegExpMatchArray): string | undefined => quoted ?? word
