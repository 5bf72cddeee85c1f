const BEGIN = '<!-- commands: written by "npm run manifests" from src/commands.ts -->'
const END = '<!-- /commands -->'

/** Replaces what stands between the two markers. Throws where they are missing. */
export function fillMarked(text: string, filling: string): string {
  const from = text.indexOf(BEGIN)
  const to = text.indexOf(END)
  if (from < 0 || to < from) throw new Error(`the markers ${BEGIN} and ${END} are missing`)
  return `${text.slice(0, from + BEGIN.length)}\n\n${filling}\n\n${text.slice(to)}`
}
