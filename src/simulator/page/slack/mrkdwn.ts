import { emojiOf } from '../text/emoji.ts'
import type { Names } from '../text/names.ts'
import { type Block, type Inline, type InlineRule, readBlocks } from '../text/rich-text.ts'
import { dateText } from './date-text.ts'

/** Slack's own notation. Source: https://docs.slack.dev/messaging/formatting-message-text */
export const readMrkdwn = (text: string, names: Names): readonly Block[] =>
  readBlocks(text, {
    fence: /```\n?([\s\S]*?)\n?```/,
    lines: [{ pattern: /^(?:&gt;|>) ?/, kind: 'quote' }],
    rules: rules(names),
  })

/** Plain text knows emoji and nothing else. */
export const readPlain = (text: string): string =>
  text.replace(/:([a-z0-9_+-]+):/g, (_whole, code: string) => emojiOf(code))

const plain = (text: string): Inline => ({ kind: 'text', text })

const rules = (names: Names): readonly InlineRule[] => [
  { pattern: /`([^`\n]+)`/y, make: (match) => ({ kind: 'code', text: unescape(match[1] ?? '') }) },
  { pattern: /<([^<>]+)>/y, make: (match) => special(match[1] ?? '', names) },
  span('bold', /\*(\S|\S[^*\n]*\S)\*(?![\p{L}\p{N}])/uy),
  span('italic', /_(\S|\S[^_\n]*\S)_(?![\p{L}\p{N}])/uy),
  span('strike', /~(\S|\S[^~\n]*\S)~(?![\p{L}\p{N}])/uy),
  { pattern: /:([a-z0-9_+-]+):/y, make: (match) => plain(emojiOf(match[1] ?? '')) },
  { pattern: /&(?:amp|lt|gt);/y, make: (match) => plain(unescape(match[0])) },
  { pattern: /\n/y, make: () => ({ kind: 'break' }) },
]

const span = (kind: 'bold' | 'italic' | 'strike', pattern: RegExp): InlineRule => ({
  pattern,
  atWordStart: true,
  make: (match, read) => ({ kind, inner: read(match[1] ?? '') }),
})

function special(content: string, names: Names): Inline {
  const [target = '', label] = content.split('|')
  if (target.startsWith('@')) return { kind: 'mention', text: `@${names.person(target.slice(1))}` }
  if (target.startsWith('#')) return { kind: 'mention', text: `#${label || names.channel(target.slice(1))}` }
  if (target.startsWith('!date')) return plain(markedDate(target, label ?? ''))
  if (target.startsWith('!')) return { kind: 'mention', text: `@${target.slice(1)}` }
  if (!/^(?:https?|mailto):/.test(target)) return plain(unescape(`<${content}>`))
  const text = unescape(label ?? target.replace(/^mailto:/, ''))
  return { kind: 'link', url: unescape(target), inner: [plain(text)] }
}

/** `!date^1700000000^{date_short} at {time}` */
function markedDate(target: string, fallback: string): string {
  const [, seconds, format] = target.split('^')
  return seconds && format ? dateText(format, new Date(Number(seconds) * 1000)) : fallback
}

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
