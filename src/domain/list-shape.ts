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

/** What the first lines that are not blank say of all of them; `told` where one above them named the separator. */
export function shapeOf([first = '', second]: readonly string[], told?: Separator): ListShape {
  const line = folded(first)
  if (WEB_PAGE.test(line)) return { kind: 'web_page' }
  const separator = told ?? findSeparator(line)
  if (separator) {
    const cells = splitLine(line, separator)
    // Who names the separator writes a table.
    const below = told ? cells : splitLine(folded(second ?? ''), separator)
    const hasHeadings = areHeadings(cells, below)
    if (hasHeadings || isOfTable(cells)) return { kind: 'table', separator, hasHeadings }
  }
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

/** Words that are known, or names nobody in as many cells as the line below has. */
const areHeadings = (cells: readonly string[], below: readonly string[]): boolean =>
  countFields(cells) > 0 || (!cells.some(mayBeSomebody) && below.length === cells.length)

/** Somebody, and something beside them; but not the name in the way of mail programs, which no table has. */
const isOfTable = (cells: readonly string[]): boolean =>
  cells.some(mayBeSomebody) &&
  cells.some((cell) => !mayBeSomebody(cell) && plain(cell) !== '') &&
  !cells.some((cell) => /[^\s<]\s*<[^<>@]+@[^<>]+>/u.test(cell))

/** Excel says so in a line of its own above the rest. */
export function toldSeparator(line: string): Separator | undefined {
  const sign = /^"?sep=([,;\t])"?\s*$/iu.exec(line.replace(/\ufeff/gu, ''))?.[1]
  return sign === ',' || sign === ';' || sign === '\t' ? sign : undefined
}
