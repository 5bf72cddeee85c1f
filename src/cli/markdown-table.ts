type Row = readonly string[]

/** A cell may hold any text but a line break. */
export function markdownTable(header: Row, rows: readonly Row[]): string {
  return [header, header.map(() => '---'), ...rows].map(line).join('\n')
}

const line = (cells: Row): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
