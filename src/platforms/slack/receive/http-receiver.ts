import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type App,
  type BufferedIncomingMessage,
  HTTPResponseAck,
  HTTPModuleFunctions as http,
  type Receiver,
} from '@slack/bolt'
import type { Logger } from 'pino'
import { sdkLog } from '../sdk-log.ts'
import { type DoorBody, doorBody } from './door-body.ts'

const BODY_LIMIT = 1024 * 1024
const STAMP_WINDOW_S = 300

type Deps = { readonly signingSecret: string; readonly log: Logger }

export type HttpReceiver = Receiver & {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void
}

/**
 * Slack's HTTP door without a server of its own. Bolt's receiver would open a port, let stamps from the future in
 * and stumble over a body that is no object; its parts are used here all the same.
 */
export function createHttpReceiver(deps: Deps): HttpReceiver {
  let app: App | undefined
  let isOpen = false

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!app || !isOpen) return refuse(response, 503)
    if (request.method !== 'POST') return refuse(response, 405)
    const read = await readBody(deps.signingSecret, request)
    if (read.status !== 200) return refuse(response, read.status)
    if ('ssl_check' in read.body) return http.buildSSLCheckResponse(response)
    if (read.body['type'] === 'url_verification')
      return http.buildUrlVerificationResponse(response, read.body)
    await dispatch(app, deps.log, { ...read, response })
  }

  return {
    init: (initialized) => {
      app = initialized
    },
    start: async () => {
      isOpen = true
    },
    stop: async () => {
      isOpen = false
    },
    listener: (request, response) => {
      handle(request, response).catch((error: unknown) => {
        deps.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'slack request failed')
        refuse(response, 500)
      })
    },
  }
}

type Read =
  | { readonly status: 200; readonly body: DoorBody; readonly request: BufferedIncomingMessage }
  | { readonly status: 400 | 401 | 413 }

async function readBody(signingSecret: string, request: IncomingMessage): Promise<Read> {
  // Bolt compares the whole header with the bare type.
  request.headers['content-type'] = request.headers['content-type']?.split(';')[0]?.trim()
  try {
    const options = { enabled: true, signingSecret, bodyLimit: BODY_LIMIT }
    const buffered = await http.parseAndVerifyHTTPRequest(options, request)
    if (isFromTheFuture(request)) return { status: 401 }
    return parseBody(buffered)
  } catch (error) {
    return { status: http.isRawBodyError(error) && error.statusCode === 413 ? 413 : 401 }
  }
}

/** Bolt refuses only old stamps. */
function isFromTheFuture({ headers }: IncomingMessage): boolean {
  return Number(headers['x-slack-request-timestamp']) - Date.now() / 1000 > STAMP_WINDOW_S
}

function parseBody(request: BufferedIncomingMessage): Read {
  try {
    const { data } = doorBody.safeParse(http.parseHTTPRequestBody(request))
    return data ? { status: 200, body: data, request } : { status: 400 }
  } catch {
    return { status: 400 }
  }
}

type Exchange = {
  readonly body: DoorBody
  readonly request: BufferedIncomingMessage
  readonly response: ServerResponse
}

async function dispatch(app: App, log: Logger, { body, request, response }: Exchange): Promise<void> {
  const ack = new HTTPResponseAck({
    logger: sdkLog(log),
    processBeforeResponse: false,
    httpRequest: request,
    httpRequestBody: body,
    httpResponse: response,
  })
  try {
    await app.processEvent({ body, ack: ack.bind() })
  } catch (error) {
    // Stops the timer that would answer a second time.
    ack.ack()
    throw error
  }
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return
  // Whatever of the body has not come yet is not wanted any more.
  const headers = { connection: 'close', 'content-type': 'text/plain; charset=utf-8' }
  response.writeHead(status, headers).end(`${SENTENCES[status] ?? 'Usher could not answer this request.'}\n`)
}

/** For whoever sets it up or knocks themselves; Slack reads none of them. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: 'Slack sends nothing of this kind.',
  401: 'This is not signed by Slack with the signing secret that Usher has, or it was signed at another time.',
  405: 'Slack only posts here.',
  413: 'This is longer than anything that Slack sends.',
  503: 'Usher is starting or stopping. Slack asks again by itself.',
}
