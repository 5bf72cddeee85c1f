import { LINK_LIFE_MS } from '../../domain/link-request.ts'
import { RENEWABLE_FOR_MS } from '../../domain/page-address.ts'

const NAME = 'usher_browser'

/** What only this browser knows; undefined where it has none, or one that we never gave. */
export function readBrowser(header: string | undefined): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name, value]) => name === NAME && value !== undefined && OURS.test(value))?.[1]
}

const OURS = /^[\w-]{32,128}$/

/** As long as a page can be of use. It is sent back from an issuer too, as that is somebody following a link: `Lax`. */
export function writeBrowser(browser: string, publicUrl: URL): string {
  const maxAge = (LINK_LIFE_MS + RENEWABLE_FOR_MS) / 1000
  const secure = publicUrl.protocol === 'https:' ? '; Secure' : ''
  return `${NAME}=${browser}; Path=${publicUrl.pathname}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}
