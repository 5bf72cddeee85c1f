/** Two lines of a file that stay, whoever writes what is between them. */
export type Marks = { readonly begin: string; readonly end: string }

/** Replaces what stands between the two marks. Throws where they are missing. */
export function fillMarked(text: string, { begin, end }: Marks, filling: string): string {
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`the marks ${begin} and ${end} are missing`)
  return `${text.slice(0, from + begin.length)}\n\n${filling}\n\n${text.slice(to)}`
}
