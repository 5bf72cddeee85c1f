export type Token = {
  readonly kind: 'mention' | 'word' | 'quoted'
  /** What it means: the user id of a mention, a link's label, words without entities. */
  readonly text: string
  readonly label: string | undefined
  /** A comma or semicolon stands before it: it goes on a list. One behind it may just as well end a clause. */
  readonly isListed: boolean
  /** Where it begins in the text. */
  readonly at: number
}

/**
 * Smart quotes, unusual spaces and invisible characters of phones, mail programs and spreadsheets, made plain; an
 * address of which only the end became a link is one again. Joiners stay, because emoji are made of them.
 */
export function normalize(text: string): string {
  return text
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[^\S\n]/gu, ' ')
    .replace(/(?<=[\p{L}\p{N}._+-])<mailto:([^<>|]*)[^<>]*>/gu, '$1')
}

/**
 * Words, quotations and what Slack puts in angle brackets, from text that {@link normalize} made plain. A full stop
 * behind an address is no word of its own.
 */
export function tokenize(text: string): Token[] {
  const pieces = [
    ...text.matchAll(/<([^<>]*)>(?:[.!?:)\]]+(?=[\s,;]|$))?|"([^"]*)"|[,;]|(?:&(?:amp|lt|gt);|[^\s,;"<])+/g),
  ]
  return pieces.flatMap((piece, index) => {
    if (isSeparator(piece[0])) return []
    const isListed = isSeparator(pieces[index - 1]?.[0])
    return [{ ...meaning(piece), isListed, at: piece.index }]
  })
}

const isSeparator = (text: string | undefined): boolean => text === ',' || text === ';'

function meaning([whole, marked, quoted]: RegExpMatchArray): Pick<Token, 'kind' | 'text' | 'label'> {
  if (quoted !== undefined) return { kind: 'quoted', text: readable(quoted, byName), label: undefined }
  if (marked === undefined) return { kind: 'word', text: decode(whole), label: undefined }
  const mention = /^@([UW][A-Z0-9]+)(?:\|(.*))?$/.exec(marked)
  if (mention?.[1]) return { kind: 'mention', text: mention[1], label: decode(mention[2] ?? '') || undefined }
  return { kind: 'word', text: decode(linkText(marked)), label: undefined }
}

const byName = (user: string, label: string | undefined): string => `@${label ?? user}`

/** Slack makes links of addresses, channels, groups and everything with a dot; what was typed is the label. */
function linkText(marked: string): string {
  const [target = '', label] = marked.split('|')
  if (target.startsWith('mailto:')) return target.slice('mailto:'.length)
  if (target.startsWith('!')) return label || `@${target.slice(1)}`
  if (target.startsWith('#')) return label ? `#${label}` : target
  return label || target
}

/** The rest of the text in words, mentions as `mention` writes them. */
export function readable(text: string, mention: (user: string, label: string | undefined) => string): string {
  const words = text.replace(/<([^<>]*)>/g, (whole, marked: string) => {
    const token = meaning([whole, marked])
    return encode(token.kind === 'mention' ? mention(token.text, token.label) : token.text)
  })
  return decode(words).trim()
}

/** A mention as the word that the client showed. */
export const byLabel = (user: string, label: string | undefined): string => label ?? user

/** Without the quotes around all of it, also where only the first was typed. */
export const unquoted = (text: string): string => /^"([^"]*)"?$/.exec(text)?.[1]?.trim() ?? text

/** With `should_escape`, and of what is typed into a modal, Slack sends exactly these three as entities. */
export const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const encode = (text: string): string => text.replaceAll('&', '&amp;')
