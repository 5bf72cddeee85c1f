import type { ScreenLink } from '../twin.ts'
import { renderDate } from './dates.ts'

/** Whoever reads: mentions and moments look different to everybody. */
export type Reader = {
  readonly timeZone: string
  readonly now: Date
  /** Undefined for an id nobody here has. */
  nameOfUser(id: string): string | undefined
  nameOfChannel(id: string): string | undefined
}

const CODE = /(```[\s\S]+?```|`[^`\n]+`)/
const MARKUP = /<([^<>]+)>/g
/** A character of the private use area, which nobody types. */
const ASIDE = '\uE000'

/** What a person reads in mrkdwn: mentions by name, links by label, dates in their zone, no asterisks. */
export function renderMrkdwn(text: string, reader: Reader): string {
  return text
    .split(CODE)
    .map((part) =>
      CODE.test(part) ? decodeEntities(part.replace(/^`+|`+$/g, '')) : renderPart(part, reader),
    )
    .join('')
}

export const decodeEntities = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

export const encodeEntities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** `<!channel>` and its kin: what would ring for many people at once. */
export function broadcastsIn(text: string): readonly string[] {
  return text.match(/<!(?:channel|here|everyone|group|subteam\^[^>]+)(?:\|[^>]*)?>/g) ?? []
}

/** `<https://a.example|label>` outside of code: what can be clicked. */
export const linksInMrkdwn = (text: string): readonly ScreenLink[] =>
  text
    .split(CODE)
    .filter((part) => !CODE.test(part))
    .flatMap((part) => [...part.matchAll(MARKUP)].flatMap(([, inside = '']) => linkIn(inside)))

function linkIn(inside: string): ScreenLink[] {
  const [target, label = target] = splitOnce(inside, '|')
  if (!/^https?:/.test(target)) return []
  return [{ label: decodeEntities(label), url: decodeEntities(target) }]
}

function renderPart(part: string, reader: Reader): string {
  // What stands in angle brackets is set aside, so that an underscore in a name is not taken for formatting.
  const shown = [...part.matchAll(MARKUP)].map(([, inside = '']) => renderInside(inside, reader))
  const bare = decodeEntities(withoutFormatting(part.replace(MARKUP, ASIDE)))
  return bare
    .split(ASIDE)
    .map((text, at) => `${text}${shown[at] ?? ''}`)
    .join('')
}

const withoutFormatting = (text: string): string =>
  ['*', '_', '~'].reduce((rest, mark) => {
    const quoted = `\\${mark}`
    const pair = new RegExp(
      `(^|[^\\w${quoted}])${quoted}([^\\s${quoted}](?:[^\\n${quoted}]*[^\\s${quoted}])?)${quoted}(?!\\w)`,
      'gm',
    )
    return rest.replace(pair, '$1$2')
  }, text)

function renderInside(inside: string, reader: Reader): string {
  const [target, label] = splitOnce(inside, '|')
  const id = target.slice(1)
  if (target.startsWith('!date^')) return renderMoment(target, label, reader)
  switch (target[0]) {
    case '@':
      return `@${reader.nameOfUser(id) ?? label ?? 'unknown'}`
    case '#':
      return `#${reader.nameOfChannel(id) ?? 'private channel'}`
    case '!':
      return `@${decodeEntities(label ?? id).replace(/^@/, '')}`
    default:
      return decodeEntities(label ?? target.replace(/^mailto:/, ''))
  }
}

function renderMoment(target: string, fallback: string | undefined, reader: Reader): string {
  const [, seconds, format] = target.split('^')
  if (!format || !/^\d+$/.test(seconds ?? '')) return decodeEntities(fallback ?? '')
  return decodeEntities(renderDate(Number(seconds), format, reader))
}

function splitOnce(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
