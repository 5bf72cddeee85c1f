import { refuse } from '../api-error.ts'
import type { Route } from './route.ts'

export type Match = { readonly route: Route; readonly params: ReadonlyMap<string, string> }

/** What concerns people's own tokens is served without a version as well. */
const PREFIX = /^\/api(?:\/v10(?=\/)|(?=\/oauth2\/token|\/users\/@me$))/

/** Throws 404 for a path that nobody serves, 405 for one that is served by other methods. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match {
  if (!PREFIX.test(path)) throw refuse.noSuchRoute()
  const segments = path.replace(PREFIX, '').split('/')
  const matches = routes.flatMap((route) => matchPath(route, segments))
  const match = matches.find(({ route }) => route.method === method)
  if (match) return match
  throw matches.length > 0 ? refuse.noSuchMethod() : refuse.noSuchRoute()
}

function matchPath(route: Route, segments: readonly string[]): Match[] {
  const wanted = route.path.split('/')
  if (wanted.length !== segments.length) return []
  const params = new Map<string, string>()
  const fits = wanted.every((name, index) => {
    const segment = segments[index] ?? ''
    if (!name.startsWith('{')) return name === segment
    params.set(name.slice(1, -1), decode(segment))
    return segment !== ''
  })
  return fits ? [{ route, params }] : []
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw refuse.noSuchRoute()
  }
}
