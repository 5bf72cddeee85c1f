import type { Page, PageAct, PageAction } from '../../views/page.ts'
import type { Fact, Span, Text } from '../../views/view.ts'
import { type Html, html } from './html.ts'
import { STYLE } from './style.ts'

/** Where the buttons of a page lead, and what goes with them. */
export type PageLinks = {
  /** The page that the link leads to; without a slash at its end. */
  readonly pageUrl: URL
  /** Shows that a form comes from a page of this very browser. */
  readonly token: string
  /** What the page has with it for the next one to believe. */
  readonly sealed?: string
}

/** Runs nothing, loads nothing, and says in its own words what it is. `links` may be absent for a page without buttons. */
export function renderPage(page: Page, links?: PageLinks): string {
  const title = plain(page.title)
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${refresh(page)}<title>${title} · Usher</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header>Usher</header>
<main class="${page.tone}">
<h1>${text(page.title)}</h1>
${page.lines.map((line) => html`<p>${text(line)}</p>\n`)}
${facts(page.facts ?? [])}
${page.warning ? html`<p class="warning"><strong>Careful.</strong> ${text(page.warning)}</p>` : undefined}
${links ? (page.actions ?? []).map((action) => control(action, links)) : undefined}
</main>
<footer>Usher brings people into a team from where they talk.</footer>
</body>
</html>
`
  return markup
}

/** A form's answer that sent the browser on would be held to the origin of the form, all the way through the issuer. */
function refresh({ actions = [] }: Page): Html | undefined {
  const leave = actions.find(({ act }) => act.kind === 'leave')?.act
  if (leave?.kind !== 'leave') return undefined
  return html`<meta http-equiv="refresh" content="0; url=${leave.url.href}">\n`
}

const facts = (all: readonly Fact[]): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<dl>${all.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${text(value)}</dd></div>`)}</dl>`

function control({ act, label, look }: PageAction, links: PageLinks): Html {
  const { href } = links.pageUrl
  if (act.kind === 'open') return html`<a class="button ${look}" href="${href}">${label}</a>\n`
  if (act.kind === 'leave') return html`<a class="button ${look}" href="${act.url.href}">${label}</a>\n`
  return html`<form method="post" action="${href}/${act.kind}">
${fieldsOf(act, links).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="button ${look}">${label}</button>
</form>
`
}

/** What takes a proof of who presses. */
const PROVEN: readonly PageAct['kind'][] = ['confirm', 'accept', 'decline']

type Field = readonly [name: string, value: string]

function fieldsOf(act: PageAct, { token, sealed }: PageLinks): readonly Field[] {
  const fields: Field[] = [['token', token]]
  if (act.kind === 'begin') fields.push(['way', act.way], ['anew', act.isAnew ? 'yes' : 'no'])
  if (PROVEN.includes(act.kind) && sealed !== undefined) fields.push(['proved', sealed])
  return fields
}

const text = (words: Text): Html => html`${typeof words === 'string' ? words : words.map(span)}`

/** Names may be written from right to left, and must not turn the rest of the line around. */
function span(part: Span): Html {
  if (typeof part === 'string') return html`${part}`
  if ('bold' in part) return html`<strong><bdi>${part.bold}</bdi></strong>`
  if ('code' in part) return html`<code>${part.code}</code>`
  if ('person' in part) return html`<bdi>${part.name}</bdi>`
  if ('link' in part) return html`<a href="${part.link.href}">${part.label}</a>`
  return html`<time datetime="${part.moment.toISOString()}">${clockTime(part.moment)}</time>`
}

/** The page cannot know where its reader is. */
const clockTime = (moment: Date): string => `${CLOCK.format(moment)} UTC`

/** "9 March at 09:00". */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

const plain = (words: Text): string =>
  typeof words === 'string'
    ? words
    : words.map((part) => (typeof part === 'string' ? part : plainSpan(part))).join('')

function plainSpan(part: Exclude<Span, string>): string {
  if ('bold' in part) return part.bold
  if ('code' in part) return part.code
  if ('person' in part) return part.name
  return 'link' in part ? part.label : clockTime(part.moment)
}
