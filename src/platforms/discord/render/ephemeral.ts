import { type InteractionReplyOptions, MessageFlags } from 'discord.js'
import type { View } from '../../../views/view.ts'
import { renderView } from './render.ts'

/** A view as a reply only its reader sees. */
export function renderEphemeral(view: View): InteractionReplyOptions {
  const body = renderView(view)
  return 'flags' in body
    ? { ...body, flags: [MessageFlags.Ephemeral, body.flags] }
    : { ...body, flags: MessageFlags.Ephemeral }
}
