/** What nobody sees is gone, and what only looks like an @, a comma or a quotation mark is one. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‘’‚‛]/gu, "'")

/** The same on one line, with one blank at a time. */
export const plain = (text: string): string => folded(text).replace(/\s+/gu, ' ').trim()

/** What people wrote for people to read: on one line, and nothing in it turns the rest of the line around. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** Whole characters, at most so many units long. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most
  return text.slice(0, end)
}

type Ends = { readonly first?: string; readonly last?: string }

/** Without any of these characters at its ends. A pattern would look at a long row of them again from each of them. */
export function withoutEnds(text: string, { first = '', last = '' }: Ends): string {
  let [from, to] = [0, text.length]
  while (from < to && first.includes(text.charAt(from))) from += 1
  while (to > from && last.includes(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

/** What a workbook would take for a formula has an apostrophe before it, which is not meant. */
export const withoutApostrophes = (cell: string): string =>
  cell.replace(/^'(?='*[\t\r\n])|(?:^|(?<=[;\t\r\n]))'(?='*[\s\p{Cf}]*[=+\-@＝＋－＠])/gu, '')
