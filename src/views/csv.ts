/** As workbooks read it: with the mark by which Excel knows UTF-8, and with nothing in it that would be computed. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')}`

function cellText(cell: string): string {
  const text = asText(cell)
  return /[",;\s]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * What begins like a formula gets an apostrophe, as people would type it. Where Excel parts cells by semicolons, whatever
 * the file has, one may begin in the middle.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const asText = (cell: string): string =>
  cell.replace(
    /^'*[\t\r\n]|(?:^|(?<=[;\t\r\n]))'*[\s\p{Cf}]*[=+\-@＝＋－＠]/gu,
    (beginning) => `'${beginning}`,
  )
