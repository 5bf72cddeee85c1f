import { fieldOf } from './list-headings.ts'
import { type Separator, separatorsIn, splitLine } from './list-line.ts'
import { mayBeSomebody } from './list-people.ts'
import { folded, plain } from './list-text.ts'

/** How a list is written. */
export type ListShape =
  | { readonly kind: 'table'; readonly separator: Separator; readonly hasHeadings: boolean }
  /** People one after the other; `hasHeading` where a word above them says that they are addresses. */
  | { readonly kind: 'loose'; readonly hasHeading: boolean }
  | { readonly kind: 'web_page' }

/** What the first line that is not blank says of all of them; `told` where one above it named the separator. */
export function shapeOf(firstLine: string, told?: Separator): ListShape {
  const line = folded(firstLine)
  if (WEB_PAGE.test(line)) return { kind: 'web_page' }
  const separator = told ?? findSeparator(line)
  const cells = separator ? splitLine(line, separator) : [line]
  const hasHeadings = areHeadings(cells)
  if (separator && (hasHeadings || !areAllPeople(cells))) return { kind: 'table', separator, hasHeadings }
  return { kind: 'loose', hasHeading: fieldOf(line) === 'email' }
}

const WEB_PAGE = /^\s*<(?:!doctype\b|!--|\?xml\b|(?:html|head|body|script)(?=[\s>]))/iu

/** A comma may well be within a heading, and a semicolon is a better sign for the end of one. */
const findSeparator = (line: string): Separator | undefined =>
  separatorsIn(line).toSorted(
    (one, other) => countFields(splitLine(line, other)) - countFields(splitLine(line, one)),
  )[0]

const countFields = (cells: readonly string[]): number =>
  cells.filter((cell) => fieldOf(cell) !== undefined).length

const areHeadings = (cells: readonly string[]): boolean =>
  countFields(cells) > 0 || !cells.some(mayBeSomebody)

/** Every cell has somebody, or one has a name in the way of mail programs, which no table does. */
const areAllPeople = (cells: readonly string[]): boolean =>
  cells.every((cell) => mayBeSomebody(cell) || plain(cell) === '') ||
  cells.some((cell) => /[^\s<]\s*<[^<>]+@[^<>]+>/u.test(cell))

/** Excel says so in a line of its own above the rest. */
export function toldSeparator(line: string): Separator | undefined {
  const sign = /^"?sep=([,;\t])"?\s*$/iu.exec(line.replace(/\ufeff/gu, ''))?.[1]
  return sign === ',' || sign === ';' || sign === '\t' ? sign : undefined
}
