import type { IncomingMessage } from 'node:http'
import { arrayBuffer } from 'node:stream/consumers'
import { assertNever } from '../assert-never.ts'
import { typeOf } from '../file-types.ts'
import type { Slack } from '../slack.ts'
import type { StoredFile } from '../stored-file.ts'
import { tokenOf } from './request.ts'
import type { Tokens } from './tokens.ts'

type FileReply = {
  readonly status: number
  readonly body: string | Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

type Deps = { readonly slack: Slack; readonly tokens: Tokens }

/** What of Slack are files: their downloads, and where apps bring theirs. Undefined for any other address. */
export async function serveFile(deps: Deps, request: IncomingMessage): Promise<FileReply | undefined> {
  const { pathname } = new URL(request.url ?? '/', 'http://slack')
  if (pathname.startsWith('/files-pri/')) return download(deps, pathname, tokenOf(request, {}))
  return pathname.startsWith('/upload/v1/') ? upload(deps, pathname, request) : undefined
}

/** Who may not read it gets the page where people sign in, and a 200. */
function download({ slack, tokens }: Deps, path: string, given: string | undefined): FileReply {
  const file = slack.files.findByPath(path)
  if (!mayRead(tokens, given) || isToSignIn(slack, file)) return page(200, SIGN_IN)
  if (!file || file.isDeleted) return page(404, '<!DOCTYPE html><title>File not found | Slack</title>')
  const { mimetype, isText } = typeOf(file.name)
  return {
    status: 200,
    body: file.content,
    headers: {
      'content-type': isText ? `${mimetype}; charset=utf-8` : mimetype,
      'content-disposition': 'attachment',
    },
  }
}

function mayRead(tokens: Tokens, given: string | undefined): boolean {
  try {
    tokens.check(given, { tokens: ['bot'], scopes: ['files:read'] })
    return true
  } catch {
    return false
  }
}

const isToSignIn = ({ workspace, files }: Slack, file: StoredFile | undefined): boolean =>
  file !== undefined && file.owner !== workspace.app.user.id && files.takeSignIn()

const SIGN_IN =
  '<!DOCTYPE html><html lang="en-US"><head><title>Sign in | Slack</title></head><body><form id="signin_form"></form></body></html>'

const page = (status: number, body: string): FileReply => ({
  status,
  body,
  headers: { 'content-type': 'text/html; charset=utf-8' },
})

async function upload({ slack }: Deps, path: string, request: IncomingMessage): Promise<FileReply> {
  if (request.method !== 'POST') return plain(405, 'method not allowed')
  const content = await readContent(request)
  const came = slack.files.bring(path, content)
  switch (came) {
    case 'brought':
      return plain(200, `OK - ${content.byteLength}`)
    case 'unknown':
      return plain(404, 'upload not found')
    case 'wrong_length':
      return plain(400, 'length mismatch')
    default:
      return assertNever(came)
  }
}

/** Raw, or as a form with one file. */
async function readContent(request: IncomingMessage): Promise<Uint8Array> {
  const body = await arrayBuffer(request)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return new Uint8Array(body)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const file = [...form.values()].find((value) => value instanceof Blob)
  return new Uint8Array(file ? await file.arrayBuffer() : [])
}

const plain = (status: number, body: string): FileReply => ({
  status,
  body,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
})
