import { dateFormat } from '../../date-format.ts'
import type { ScreenLink } from '../../twin.ts'
import type { State } from '../model.ts'

/**
 * Text as a reader sees it: mentions by name, moments in UTC, without the marks of Markdown and its escapes.
 * Source: https://docs.discord.com/developers/reference#message-formatting
 */
export function readable(state: State, text: string): string {
  const kept: string[] = []
  // What is final is put behind a private character, so that the next replacement leaves it alone.
  const keep = (final: string) => String.fromCodePoint(KEPT + kept.push(final) - 1)
  const literal = text.replace(LITERAL, (...groups: readonly (string | undefined)[]) =>
    keep(literalText(state, groups)),
  )
  const named = literal
    .replace(/<@!?(\d+)>/g, (_, id: string) => keep(`@${state.users.get(id)?.name ?? 'unknown-user'}`))
    .replace(/<@&(\d+)>/g, (_, id: string) => keep(id === state.guild.id ? '@everyone' : '@role'))
    .replace(/<#(\d+)>/g, (_, id: string) => keep(`#${state.channels.get(id)?.name ?? 'unknown'}`))
    .replace(/<t:(\d+)(?::([tTdDfFR]))?>/g, (_, at: string, style?: string) => keep(moment(state, at, style)))
    .replace(/<a?:(\w+):\d+>/g, (_, name: string) => keep(`:${name}:`))
    .replace(/<?(https?:\/\/[^\s>]+)>?/g, (_, url: string) => keep(url))
  return restore(stripMarks(named), kept)
}

/** The first of a supplementary private-use plane: nobody types these. */
const KEPT = 0xf0000

/** What can be clicked in a text, by what is seen of it. */
export const linksIn = (state: State, text: string): ScreenLink[] =>
  [...text.matchAll(LITERAL)].flatMap(([, , , , label, url]) =>
    label && url ? [{ label: readable(state, label), url }] : [],
  )

const ESCAPED = /\\([^\p{L}\p{N}\s])/u
const CODE = /```(?:\w*\n)?([\s\S]*?)```|`([^`\n]+)`/u

/**
 * A link under other words, which may have brackets in pairs but no address; escapes count for nothing in it, and the
 * first closing parenthesis ends it.
 */
const MASKED_LINK = /\[(?!\s*\])((?:\[[^[\]]*\]|(?!https?:\/\/)[^[\]])+)\]\(<?(https?:\/\/[^\s()<>\\]+)>?\)/u

const LITERAL = new RegExp([ESCAPED, CODE, MASKED_LINK].map(({ source }) => source).join('|'), 'gu')

/** What was escaped, a block of code, a piece of code, or the words of a link. */
function literalText(state: State, [, escaped, block, span, label]: readonly (string | undefined)[]): string {
  if (label !== undefined) return readable(state, label)
  return escaped ?? block?.trim() ?? span ?? ''
}

const restore = (text: string, kept: readonly string[]): string =>
  text.replace(/[\u{f0000}-\u{ffffd}]/gu, (mark) => kept[(mark.codePointAt(0) ?? KEPT) - KEPT] ?? '')

const stripMarks = (text: string): string =>
  text
    .replace(/^(?:#{1,3} |-# |>>> |> )/gm, '')
    .replace(/\*\*\*|\*\*|~~|\|\||__/g, '')
    .replace(/\*(\S(?:[^*\n]*\S)?)\*/g, '$1')
    .replace(/(?<![\p{L}\p{N}])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])/gu, '$1')

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
}

function moment({ clock }: State, seconds: string, style = 'f'): string {
  const at = new Date(Number(seconds) * 1000)
  if (Number.isNaN(at.getTime())) return 'Invalid date'
  if (style === 'R') return relative(at.getTime() - clock.now().getTime())
  const shape = STYLES[style] ?? {}
  const words = dateFormat('en-GB', { ...shape, timeZone: 'UTC' }).format(at)
  return shape.timeStyle ? `${words} UTC` : words
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

function relative(ms: number): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(ms) >= length) ?? ['second', 1000]
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' }).format(Math.round(ms / size), unit)
}
