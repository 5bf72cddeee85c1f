import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { refuse } from '../api-error.ts'
import type { SentFile } from '../messages/attach.ts'
import type { Call } from './route.ts'

/** Source: https://docs.discord.com/developers/reference#uploading-files */
const MOST_BYTES = 25 * 1024 * 1024

/** The JSON or the form that was sent, undefined for nothing, and the files beside it. Throws 40005 or 50109. */
export async function readBody(request: IncomingMessage): Promise<Pick<Call, 'body' | 'files'>> {
  const bytes = await readBytes(request)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return readParts(bytes, type)
  return { body: readWhole(bytes, type), files: [] }
}

function readWhole(bytes: Buffer, type: string): unknown {
  if (bytes.length === 0) return undefined
  return type.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(bytes.toString()))
    : parseJson(bytes.toString())
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = z.instanceof(Uint8Array).parse(chunk)
    size += bytes.length
    if (size > MOST_BYTES) throw refuse.tooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** In a form the JSON is the part `payload_json`. Parts of other names count for nothing. */
async function readParts(bytes: Buffer, type: string): Promise<Pick<Call, 'body' | 'files'>> {
  const response = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
  const form = await response.formData().catch(() => {
    throw refuse.notJson()
  })
  const json = form.get('payload_json')
  const files = await Promise.all([...form].map(([name, value]) => readFile(name, value)))
  return {
    body: parseJson(typeof json === 'string' ? json : '{}'),
    files: files.flatMap((file) => file ?? []),
  }
}

async function readFile(name: string, value: File | string): Promise<SentFile | undefined> {
  const [, part] = /^files\[(\d)\]$/.exec(name) ?? []
  if (part === undefined || typeof value === 'string') return undefined
  return { part: Number(part), name: value.name, content: new Uint8Array(await value.arrayBuffer()) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse.notJson()
  }
}
