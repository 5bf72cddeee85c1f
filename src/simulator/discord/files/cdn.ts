import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiFault } from '../../twin.ts'
import type { Faults } from '../faults.ts'
import type { State, Upload } from '../model.ts'
import { isGood } from './address.ts'

/** Where files are downloaded: whoever has a good address needs nothing else. */
export type Cdn = {
  isFile(request: IncomingMessage): boolean
  serve(request: IncomingMessage, response: ServerResponse): void
  /** Downloads under way. */
  readonly busy: () => number
  /** The next download of what people gave gets a page to sign in instead. */
  readonly askToSignIn: () => void
}

type Deps = { readonly state: State; readonly faults: Faults }

export function createCdn({ state, faults }: Deps): Cdn {
  const underWay = new Set<ServerResponse>()
  let pages = 0
  const replyTo = (url: URL): Reply => {
    const upload = findUpload(state, url)
    if (!upload) return GONE
    if (upload.by === state.usher.id || pages === 0) return fileReply(upload)
    pages--
    return SIGN_IN
  }
  return {
    isFile: (request) => PATH.test(urlOf(request).pathname),
    serve: (request, response) => {
      underWay.add(response)
      response.once('close', () => {
        underWay.delete(response)
        state.changed()
      })
      const url = urlOf(request)
      const fault = faults.take([`GET ${url.pathname}`])
      const answer = () => answerWith(response, fault, () => replyTo(url))
      if (fault?.how === 'slow') state.clock.after(fault.ms ?? SLOW_MS, answer)
      else answer()
    },
    busy: () => underWay.size,
    askToSignIn: () => {
      pages++
    },
  }
}

const PATH = /^\/(?:ephemeral-)?attachments\/\d+\/(\d+)\//u

const SLOW_MS = 5000

const urlOf = ({ url = '/' }: IncomingMessage): URL => new URL(url, 'http://discord')

/** One that was taken back, whose address has ended, or that never was, is the same to everybody. */
function findUpload(state: State, url: URL): Upload | undefined {
  const upload = state.uploads.get(PATH.exec(url.pathname)?.[1] ?? '')
  return upload && isGood(state, upload, url) ? upload : undefined
}

type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

const TEXT = { 'content-type': 'text/plain;charset=UTF-8' }

const GONE: Reply = { status: 404, headers: TEXT, body: 'This content is no longer available.' }
const BROKEN: Reply = { status: 503, headers: TEXT, body: 'Service Unavailable' }

const SIGN_IN: Reply = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Discord</title><h1>Welcome back!</h1><form><input type="password"></form>',
}

const fileReply = ({ name, content, contentType }: Upload): Reply => ({
  status: 200,
  headers: {
    'content-disposition': `attachment; filename="${name}"`,
    'content-type': contentType ?? 'application/octet-stream',
    'content-length': String(content.length),
  },
  body: content,
})

function answerWith(response: ServerResponse, fault: ApiFault | undefined, reply: () => Reply): void {
  switch (fault?.how) {
    case 'lost_answer':
      return
    case 'hung_up':
      return void response.destroy()
    case 'rate_limited':
      return send(response, { ...BROKEN, status: 429, headers: retryAfter(fault.ms) })
    case 'server_error':
    case 'late_error':
      return send(response, BROKEN)
    default:
      send(response, reply())
  }
}

const retryAfter = (ms = 1000) => ({ ...TEXT, 'retry-after': String(Math.ceil(ms / 1000)) })

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers)
  response.end(body)
}
