import { type InteractionReplyOptions, MessageFlags } from 'discord.js'
import type { TextFile, View } from '../../../views/view.ts'
import { type WithFiles, withFile } from './files.ts'
import type { MessageBody } from './message-body.ts'
import { renderView } from './render.ts'

/** What is said to somebody, perhaps with something to download. */
export type Said = { readonly view: View; readonly file?: TextFile }

/** In the place of a reply that only its reader sees. */
export function renderSaid({ view, file }: Said): MessageBody & WithFiles {
  const body = renderView(view)
  return file ? withFile(body, file) : body
}

/** As a reply only its reader sees. */
export function renderEphemeral(said: Said): InteractionReplyOptions {
  const body = renderSaid(said)
  return 'flags' in body
    ? { ...body, flags: [MessageFlags.Ephemeral, body.flags] }
    : { ...body, flags: MessageFlags.Ephemeral }
}
