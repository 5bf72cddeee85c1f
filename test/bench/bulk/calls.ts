import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IncomingMessage, ServerResponse } from 'node:http'

/** What every HTTP server of this process answered. */
export interface Calls {
  /** By name, without ids. */
  readonly made: () => ReadonlyMap<string, number>
  /** Those that were told to wait: 429. */
  readonly refused: () => readonly string[]
  readonly stop: () => void
}

const ANSWERED = 'http.server.response.finish'

/** Counts from now on. https://nodejs.org/api/diagnostics_channel.html#http */
export function countCalls(): Calls {
  const made = new Map<string, number>()
  const refused: string[] = []
  const note = (message: unknown) => {
    const { request, status } = readExchange(message)
    const name = nameOf(request)
    made.set(name, (made.get(name) ?? 0) + 1)
    if (status === 429) refused.push(name)
  }
  subscribe(ANSWERED, note)
  return { made: () => made, refused: () => refused, stop: () => void unsubscribe(ANSWERED, note) }
}

type Exchange = { readonly request: IncomingMessage; readonly status: number }

function readExchange(message: unknown): Exchange {
  if (typeof message === 'object' && message && 'request' in message && 'response' in message) {
    const { request, response } = message
    if (request instanceof IncomingMessage && response instanceof ServerResponse)
      return { request, status: response.statusCode }
  }
  throw new Error('Node tells of its answers in another way now')
}

const ID = /\/(\d{6,}|[\w-]{24,})/g

function nameOf({ method = 'GET', url = '/' }: IncomingMessage): string {
  const [path = ''] = url.split('?')
  if (path.startsWith('/api/v10/')) return `${method} ${path.slice('/api/v10'.length).replace(ID, '/…')}`
  return path.replace(/^\/api\//, '').replace(ID, '/…')
}
