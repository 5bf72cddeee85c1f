import { expect } from 'vitest'

/** A browser without a screen: it keeps cookies and follows redirects until somebody else's page. */
export type Visitor = {
  /** Goes there, and as far as the server leads. */
  readonly open: (url: URL) => Promise<Stop>
  /** Presses a button of the sign-in page: an account's by its id, or Cancel. */
  readonly press: (page: Stop, button: string, token?: string) => Promise<Stop>
}

export type Stop = { readonly url: URL; readonly status: number; readonly text: string }

type Cookie = { readonly name: string; readonly value: string; readonly path: string }

export function createVisitor(): Visitor {
  let cookies: readonly Cookie[] = []
  const go = async (url: URL, init: RequestInit = {}): Promise<Stop> => {
    const sent = cookies.filter(({ path }) => url.pathname.startsWith(path))
    const cookie = sent.map(({ name, value }) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, headers: { accept: 'text/html', cookie }, redirect: 'manual' })
    cookies = answer.headers.getSetCookie().map(parseCookie).reduce(keep, cookies)
    const next = answer.headers.get('location')
    if (next === null) return { url, status: answer.status, text: await answer.text() }
    const target = new URL(next, url)
    return target.origin === url.origin ? go(target) : { url: target, status: answer.status, text: '' }
  }
  return {
    open: (url) => go(url),
    press: (page, button, token = tokenOf(page)) => {
      const choice = button === 'Cancel' ? { cancel: 'yes' } : { account: button }
      return go(page.url, { method: 'POST', body: new URLSearchParams({ token, ...choice }) })
    },
  }
}

function tokenOf({ text }: Stop): string {
  const [, token = ''] = /name="token" value="([^"]+)"/.exec(text) ?? []
  expect(token).not.toBe('')
  return token
}

function parseCookie(line: string): Cookie {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  return { name, value, path: /path=([^;]+)/i.exec(line)?.[1] ?? '/' }
}

/** An empty value takes the cookie away. */
const keep = (cookies: readonly Cookie[], cookie: Cookie): readonly Cookie[] => [
  ...cookies.filter(({ name, path }) => name !== cookie.name || path !== cookie.path),
  ...(cookie.value === '' ? [] : [cookie]),
]
