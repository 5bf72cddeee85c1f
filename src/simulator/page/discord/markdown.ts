import { fullText, longText, relativeText, shortDayText, timeText } from '../text/dates.ts'
import type { Names } from '../text/names.ts'
import { type Block, type Inline, type InlineRule, type LineRule, readBlocks } from '../text/rich-text.ts'

/** Discord's markdown. Source: https://docs.discord.com/developers/reference#message-formatting */
export const readMarkdown = (text: string, names: Names, now: Date): readonly Block[] =>
  readBlocks(text, { fence: FENCE, lines: LINES, rules: rules(names, now) })

/** A first word alone on its line names the language. */
const FENCE = /```(?:[a-z]+\n)?\n?([\s\S]*?)\n?```/

const LINES: readonly LineRule[] = [
  { pattern: /^#{1,3} /, kind: 'heading' },
  { pattern: /^-# /, kind: 'small' },
  { pattern: /^>>? /, kind: 'quote' },
  { pattern: /^\s*[-*] /, kind: 'item' },
]

const plain = (text: string): Inline => ({ kind: 'text', text })

const rules = (names: Names, now: Date): readonly InlineRule[] => [
  // Only punctuation is escaped; a backslash before anything else is itself.
  { pattern: /\\([!-/:-@[-`{-~])/y, make: (match) => plain(match[1] ?? '') },
  { pattern: /`([^`\n]+)`/y, make: (match) => ({ kind: 'code', text: match[1] ?? '' }) },
  { pattern: /<@!?(\d+)>/y, make: (match) => mention(`@${names.person(match[1] ?? '')}`) },
  { pattern: /<@&(\d+)>/y, make: () => mention('@role') },
  { pattern: /<#(\d+)>/y, make: (match) => mention(`#${names.channel(match[1] ?? '')}`) },
  { pattern: /<\/([^:>]+):\d+>/y, make: (match) => mention(`/${match[1] ?? ''}`) },
  {
    pattern: /<t:(\d+)(?::([tTdDfFR]))?>/y,
    make: (match) => plain(timestamp(match[1], match[2] ?? 'f', now)),
  },
  { pattern: /@(?:everyone|here)\b/y, make: (match) => mention(match[0]) },
  {
    // Words that are an address themselves are not put over another.
    pattern: /\[((?:(?!https?:\/\/)[^\]\n])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/y,
    make: (match, read) => ({ kind: 'link', url: match[2] ?? '', inner: read(match[1] ?? '') }),
  },
  {
    pattern: /https?:\/\/[^\s<>)]+/y,
    make: (match) => ({ kind: 'link', url: match[0], inner: [plain(match[0])] }),
  },
  span('bold', /\*\*([^\n]+?)\*\*/y),
  span('underline', /__([^\n]+?)__/y),
  span('italic', /\*(\S[^*\n]*?)\*/y),
  { ...span('italic', /_(\S[^_\n]*?)_(?![\p{L}\p{N}])/uy), atWordStart: true },
  span('strike', /~~([^\n]+?)~~/y),
  span('spoiler', /\|\|([^\n]+?)\|\|/y),
  { pattern: /\n/y, make: () => ({ kind: 'break' }) },
]

const mention = (text: string): Inline => ({ kind: 'mention', text })

const span = (kind: 'bold' | 'italic' | 'strike' | 'underline' | 'spoiler', pattern: RegExp): InlineRule => ({
  pattern,
  make: (match, read) => ({ kind, inner: read(match[1] ?? '') }),
})

function timestamp(seconds: string | undefined, style: string, now: Date): string {
  const at = new Date(Number(seconds) * 1000)
  if (style === 'R') return relativeText(at, now)
  if (style === 't' || style === 'T') return timeText(at)
  if (style === 'd' || style === 'D') return shortDayText(at)
  return style === 'F' ? fullText(at) : longText(at)
}
