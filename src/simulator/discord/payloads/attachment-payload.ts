import { signedAddress } from '../files/address.ts'
import type { Message, State, Upload } from '../model.ts'
import { referencedNames } from '../schemas/layout.ts'
import type { Payload } from './payload.ts'
import type { Resolved } from './user-payload.ts'

/** Discord's attachment object, with an address that is good from now on. */
function attachmentPayload(state: State, upload: Upload): Payload {
  const { id, name, title, description, content, contentType, isEphemeral } = upload
  const url = signedAddress(state, upload)
  return {
    id,
    filename: name,
    size: content.length,
    url,
    proxy_url: url,
    content_scan_version: 0,
    ...(title && { title }),
    ...(description && { description }),
    ...(contentType && { content_type: contentType }),
    ...(isEphemeral && { ephemeral: true }),
  }
}

/** `resolved.attachments` of an interaction. */
export const resolvedUploads = (state: State, uploads: readonly Upload[]): Resolved => ({
  attachments: Object.fromEntries(uploads.map((upload) => [upload.id, attachmentPayload(state, upload)])),
})

export const uploadsOf = ({ uploads }: State, { attachments }: Pick<Message, 'attachments'>): Upload[] =>
  attachments.flatMap((id) => uploads.get(id) ?? [])

/** Those that a component shows stand there alone. Source: https://github.com/discord/discord-api-docs/pull/8279 */
export function looseAttachments(state: State, message: Message): Payload[] {
  const shown = referencedNames(message.components)
  return uploadsOf(state, message)
    .filter(({ name }) => !shown.includes(name))
    .map((upload) => attachmentPayload(state, upload))
}

const ADDRESSES: readonly string[] = ['url', 'proxy_url']

/** The components as they are told: what they show of uploads is told by its address. */
export function toldComponents(state: State, message: Message): unknown {
  const uploads = uploadsOf(state, message)
  if (uploads.length === 0) return message.components
  const told = JSON.stringify(message.components, (key, value: unknown) => {
    const shown = ADDRESSES.includes(key) && uploads.find(({ name }) => value === `attachment://${name}`)
    return shown ? signedAddress(state, shown) : value
  })
  const components: unknown = JSON.parse(told)
  return components
}
