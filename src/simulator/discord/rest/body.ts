import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { refuse } from '../api-error.ts'

/** Source: https://docs.discord.com/developers/reference#uploading-files */
const MOST_BYTES = 25 * 1024 * 1024

/** The JSON or the form that was sent; undefined for nothing. Throws 40005 or 50109. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(request)
  if (bytes.length === 0) return undefined
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(bytes.toString()))
  return parseJson(type.startsWith('multipart/form-data') ? await payloadPart(bytes, type) : bytes.toString())
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

/** In a form the JSON is the part `payload_json`. */
async function payloadPart(bytes: Buffer, type: string): Promise<string> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  if ([...form.values()].some((value) => typeof value !== 'string')) throw refuse.noFiles()
  const part = form.get('payload_json')
  return typeof part === 'string' ? part : '{}'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse.notJson()
  }
}
