import { readWebPage, transcriptOf, type WebControl, type WebPage } from './web-page.ts'

/** Somebody at a browser without scripts: cookies, redirects and forms as browsers have them, and nothing else. */
export type WebTab = {
  readonly opens: (url: URL) => Promise<void>
  /** The button or link of that label; where none is called that, the first that begins with it. */
  readonly presses: (label: string) => Promise<void>
  readonly sees: (...words: readonly string[]) => void
  readonly seesNothingOf: (...words: readonly string[]) => void
  readonly buttons: () => readonly string[]
  readonly url: () => URL
  readonly status: () => number
  /** What the page has in a hidden field, to be tampered with. */
  readonly page: () => WebPage
  /** Sends a form as it stands in this page, with other values. */
  readonly forges: (label: string, values: Readonly<Record<string, string>>) => Promise<void>
  /** What is sent to a host along with everything, to be stolen. */
  readonly cookies: (url: URL) => string
}

type Ask = { readonly url: URL; readonly form?: URLSearchParams }

const MOST_HOPS = 20

/** A new browser, which nobody knows. `settle` is waited for after everything. */
export function openTab({ settle }: { readonly settle: () => Promise<void> }): WebTab {
  const jar = createJar()
  let current: WebPage | undefined
  const page = () => current ?? fail('nothing is open in this tab')

  const go = async (ask: Ask) => {
    current = await load(jar, ask, current?.url)
    await settle()
  }
  const send = (control: WebControl, values: Readonly<Record<string, string>> = {}) =>
    go(
      control.fields
        ? { url: control.url, form: new URLSearchParams({ ...control.fields, ...values }) }
        : { url: control.url },
    )
  return {
    opens: (url) => go({ url }),
    presses: (label) => send(findControl(page(), label)),
    forges: (label, values) => send(findControl(page(), label), values),
    sees: (...words) => {
      const missing = words.filter((word) => !page().text.includes(word))
      if (missing.length > 0)
        fail(`the page does not say “${missing.join('”, “')}”:\n${transcriptOf(page())}`)
    },
    seesNothingOf: (...words) => {
      const found = words.filter((word) => page().text.includes(word))
      if (found.length > 0) fail(`the page says “${found.join('”, “')}”:\n${transcriptOf(page())}`)
    },
    buttons: () => page().controls.map(({ label }) => label),
    url: () => page().url,
    status: () => page().status,
    page,
    cookies: (url) => jar.headerFor(url),
  }
}

/** Follows what sends the browser on, by a redirect or from within a page. */
async function load(jar: Jar, first: Ask, from: URL | undefined): Promise<WebPage> {
  let ask = first
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const response = await request(jar, ask, from)
    const location = response.headers.get('location')
    const page = location ? undefined : readWebPage(ask.url, response.status, await response.text())
    const next = location ? new URL(location, ask.url) : page?.refresh
    if (!next) return page ?? fail('nothing was answered')
    // Only these two send a form once more: https://fetch.spec.whatwg.org/#http-redirect-fetch
    ask = { url: next, ...([307, 308].includes(response.status) && ask.form && { form: ask.form }) }
  }
  return fail(`sent on and on, at last to ${ask.url.pathname}`)
}

async function request(jar: Jar, { url, form }: Ask, from: URL | undefined): Promise<Response> {
  const response = await fetch(url, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { cookie: jar.headerFor(url), ...(form && { origin: (from ?? url).origin }) },
    ...(form && { body: form }),
  })
  jar.keep(url, response.headers.getSetCookie())
  return response
}

type Cookie = { readonly name: string; readonly value: string; readonly path: string }

type Jar = {
  readonly headerFor: (url: URL) => string
  readonly keep: (url: URL, lines: readonly string[]) => void
}

function createJar(): Jar {
  const cookies = new Map<string, Cookie>()
  return {
    headerFor: ({ host, pathname }) =>
      [...cookies]
        .filter(([key, { path }]) => key.startsWith(`${host} `) && isUnder(pathname, path))
        .map(([, { name, value }]) => `${name}=${value}`)
        .join('; '),
    keep: (url, lines) => {
      for (const line of lines) {
        const cookie = readCookie(line)
        const key = `${url.host} ${cookie.path} ${cookie.name}`
        if (isOver(line)) cookies.delete(key)
        else cookies.set(key, cookie)
      }
    },
  }
}

const isUnder = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)

function readCookie(line: string): Cookie {
  const [pair = ''] = line.split(';')
  const equals = pair.indexOf('=')
  const [, path = '/'] = /;\s*path=([^;]+)/i.exec(line) ?? []
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1), path }
}

const isOver = (line: string): boolean =>
  /;\s*max-age=0\b/i.test(line) || /;\s*expires=[^;]*\b1970\b/i.test(line)

function findControl(page: WebPage, label: string): WebControl {
  return (
    page.controls.find((control) => control.label === label) ??
    page.controls.find((control) => control.label.startsWith(label)) ??
    fail(`there is no “${label}” to press:\n${transcriptOf(page)}`)
  )
}

function fail(message: string): never {
  throw new Error(message)
}
