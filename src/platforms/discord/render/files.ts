import { Buffer } from 'node:buffer'
import { type APIFileComponent, type AttachmentPayload, ComponentType } from 'discord.js'
import type { TextFile } from '../../../views/view.ts'
import type { MessageBody } from './message-body.ts'

export type WithFiles = { readonly files?: AttachmentPayload[] }

/** A message with a file below it. In Components V2 only what a component names is shown. */
export function withFile(body: MessageBody, file: TextFile): MessageBody & WithFiles {
  const name = safeName(file.name)
  const files = [{ name, attachment: Buffer.from(file.content) }]
  if (!('flags' in body)) return { ...body, files }
  return { ...body, files, components: [...body.components, fileComponent(name)] }
}

const fileComponent = (name: string): APIFileComponent => ({
  type: ComponentType.File,
  file: { url: `attachment://${name}` },
})

/** Discord changes other names, and then nothing is found by them. https://github.com/discord/discord-api-docs/issues/7754 */
const safeName = (name: string): string =>
  name.replace(/[^A-Za-z0-9.-]+/gu, '_').replace(/^[._]+|[._]+$/gu, '') || 'file'
