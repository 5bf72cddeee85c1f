/** What a person sees of a page, and what they can press. */
export type WebPage = {
  readonly url: URL
  readonly status: number
  readonly text: string
  readonly html: string
  readonly controls: readonly WebControl[]
  /** Where it sends the browser at once. */
  readonly refresh: URL | undefined
}

export type WebControl = {
  readonly label: string
  readonly url: URL
  /** What a form sends; absent for a link. */
  readonly fields?: Readonly<Record<string, string>>
}

export function readWebPage(url: URL, status: number, html: string): WebPage {
  const [, body = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(html) ?? []
  const [, to] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(html) ?? []
  return {
    url,
    status,
    html,
    text: textOf(body),
    controls: [...linksIn(body, url), ...formsIn(body, url)],
    refresh: to === undefined ? undefined : new URL(decode(to), url),
  }
}

export const transcriptOf = ({ status, url, text, controls }: WebPage): string =>
  [`${status} ${url.pathname}`, text, ...controls.map(({ label }) => `[${label}]`)].join('\n')

const linksIn = (body: string, base: URL): WebControl[] =>
  [...body.matchAll(/<a\s([^>]*)>([\s\S]*?)<\/a>/g)].map(([, attributes = '', inside = '']) => ({
    label: textOf(inside),
    url: new URL(attribute(attributes, 'href') ?? '', base),
  }))

const formsIn = (body: string, base: URL): WebControl[] =>
  [...body.matchAll(/<form\s([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', inside = '']) => {
    const url = new URL(attribute(attributes, 'action') ?? '', base)
    const hidden = [...inside.matchAll(/<input\s([^>]*)>/g)].map(([, input = '']) => fieldOf(input))
    return [...inside.matchAll(/<button\s?([^>]*)>([\s\S]*?)<\/button>/g)].map(
      ([, button = '', label = '']) => ({
        label: textOf(label),
        url,
        fields: Object.fromEntries([...hidden, fieldOf(button)].filter(([name]) => name !== '')),
      }),
    )
  })

const fieldOf = (attributes: string): readonly [string, string] => [
  attribute(attributes, 'name') ?? '',
  attribute(attributes, 'value') ?? '',
]

function attribute(attributes: string, name: string): string | undefined {
  const [, value] = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes) ?? []
  return value === undefined ? undefined : decode(value)
}

const textOf = (markup: string): string =>
  decode(
    markup
      .replace(/<\/?(?:strong|bdi|em|a|time|code)\b[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim()

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (NAMED[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  )
