import { createHash } from 'node:crypto'
import type { WebTab } from '../../dsl/web-tab.ts'
import type { Answer } from '../answer.ts'

/** What a page that lets nobody through says, in its own words. */
export const saidBy = (tab: WebTab): Answer => ({
  isSaid: tab.status() >= 400 && tab.page().text.trim() !== '',
  words: tab.page().text,
})

export type Posted = {
  readonly cookie?: string
  readonly origin?: string
  readonly fields: Readonly<Record<string, string>>
}

export async function post(url: URL, { cookie, origin, fields }: Posted): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...(cookie && { cookie }), ...(origin && { origin }) },
    body: new URLSearchParams(fields),
  })
  const words = await response.text()
  return { isSaid: response.status >= 400 && words.trim() !== '', words }
}

/** A browser that somebody made up, with the token that goes with it: how that is made is no secret. */
export function strangerTo(page: URL): { readonly cookie: string; readonly token: string } {
  const browser = 'x'.repeat(43)
  const key = page.pathname.split('/').at(-1) ?? ''
  const token = createHash('sha256')
    .update(JSON.stringify(['form', key, browser]))
    .digest('base64url')
  return { cookie: `usher_browser=${browser}`, token }
}

export const under = (page: URL, act: string): URL => new URL(`${page.pathname}/${act}`, page)
