import { type Listed, mayBeSomebody, readPeople } from './list-people.ts'
import { folded, plain } from './list-text.ts'

/** What can stand between cells, or between people; the first that is there counts. */
export const SEPARATORS = ['\t', ';', ','] as const

export type Separator = (typeof SEPARATORS)[number]

/** Parted by the separator, but not within quotation marks or angle brackets. */
export const splitLine = (line: string, separator: Separator): readonly string[] => {
  const cells = ['']
  for (const [part] of line.matchAll(PART[separator]))
    if (part === separator) cells.push('')
    else cells.push(`${cells.pop() ?? ''}${part}`)
  return cells
}

const partsAt = (separator: string): RegExp =>
  new RegExp(`"[^"]*"|<[^<>]*>|${separator}|[^"<${separator}]+|["<]`, 'gu')

const PART: Readonly<Record<Separator, RegExp>> = {
  '\t': partsAt('\t'),
  ';': partsAt(';'),
  ',': partsAt(','),
}

/** The separators that are there at all. */
export const separatorsIn = (line: string): readonly Separator[] =>
  SEPARATORS.filter((separator) => line.includes(separator) && splitLine(line, separator).length > 1)

/** Everybody on a line that was typed or pasted: one, or several with something between them. */
export function peopleOnLine(line: string): readonly Listed[] {
  const text = folded(line).replace(BULLET, '')
  // People type now one and now another between two others.
  const pieces = SEPARATORS.reduce<readonly string[]>(
    (parts, separator) => parts.flatMap((part) => partLine(part, separator)),
    [text],
  )
  return pieces.flatMap(readPeople)
}

const partLine = (text: string, separator: Separator): readonly string[] =>
  joinNames(splitLine(text, separator).filter((piece) => plain(piece) !== ''))

/** "- ", "• ", "1. " or "1) " before somebody. */
const BULLET = /^\s*(?:[-*+•‣◦·–—]|\d{1,5}[.)])\s+/u

/** Mail programs write a name as "Silva, Ana <ana@lighthouse.example>": what stands before belongs to it. */
function joinNames(pieces: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const isRestOfName = last !== undefined && !mayBeSomebody(last) && /[^\s<]\s*<[^<>]*@/u.test(piece)
    if (isRestOfName) joined.splice(-1, 1, `${last.trim()}, ${piece.trim()}`)
    else joined.push(piece)
  }
  return joined
}
