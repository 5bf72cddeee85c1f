import type { HeaderFields, HttpCall } from './call.ts'

export type Request = {
  readonly method: HttpCall['method']
  readonly path: string
  readonly headers: HeaderFields
  readonly body?: string
}

/** The call as it goes over the wire; the person's own headers win over the operator's. */
export function buildRequest(baseUrl: URL, call: HttpCall, operator: HeaderFields = {}): Request {
  const content = contentOf(call)
  return {
    method: call.method,
    path: `${pathOf(baseUrl, call.path)}${queryOf(call.query)}`,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'usher',
      ...content.headers,
      ...lowerCased(operator),
      ...lowerCased(call.headers ?? {}),
    },
    ...(content.body !== undefined && { body: content.body }),
  }
}

/** Undici refuses the others as well, but counts their connection as busy from then on. */
export function isSendable({ headers }: Request): boolean {
  return Object.values(headers).every((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value))
}

function contentOf({ body, form }: HttpCall): Pick<Request, 'body' | 'headers'> {
  if (form) {
    return {
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }
  }
  if (body === undefined) return { headers: {} }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

function pathOf({ pathname }: URL, segments: readonly string[]): string {
  const encoded = segments.map((segment, index) => encodeSegment(segment, index === segments.length - 1))
  return [pathname.replace(/\/+$/, ''), ...encoded].join('/') || '/'
}

/** A path that climbs or loses a segment is another path, perhaps with another meaning. */
function encodeSegment(segment: string, isLast: boolean): string {
  if (segment === '.' || segment === '..') throw new Error('a path segment must not be dots')
  if (segment === '' && !isLast) throw new Error('only the last path segment may be empty')
  return encodeURIComponent(segment)
}

function queryOf(query: HttpCall['query'] = {}): string {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`
}

const lowerCased = (headers: HeaderFields): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
