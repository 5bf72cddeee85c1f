/** The word that was probably meant: the nearest one that a slip or two away, or another case, would explain. */
export function near(typed: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, slips: slipsBetween(typed.toLowerCase(), word.toLowerCase()) }))
    .toSorted((one, other) => one.slips - other.slips)
  const [best] = ranked.filter(({ word, slips }) => slips <= Math.min(2, Math.floor(word.length / 3)))
  return best?.word
}

/** Characters too many, missing or wrong, and neighbours that changed places. */
function slipsBetween(one: string, other: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1)
      next.push(fewest({ one, other, before, last, next }, row, column))
    ;[before, last] = [last, next]
  }
  return last[other.length] ?? 0
}

type Rows = {
  readonly one: string
  readonly other: string
  readonly before: readonly number[]
  readonly last: readonly number[]
  readonly next: readonly number[]
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY

function fewest({ one, other, before, last, next }: Rows, row: number, column: number): number {
  const wrong = one[row - 1] === other[column - 1] ? 0 : 1
  const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
  return Math.min(
    at(last, column) + 1,
    at(next, column - 1) + 1,
    at(last, column - 1) + wrong,
    isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
  )
}
