import { type REST, type RESTPatchAPIChannelMessageJSONBody, Routes } from 'discord.js'
import type { View } from '../../views/view.ts'
import type { MessageRef, Revision } from '../platform.ts'
import { renderReplacement } from './render/render.ts'
import { asError, readTrouble } from './trouble.ts'

const INVALID_BODY = 50035
/** Unknown channel, unknown message, no access any more, somebody else's message. */
const GONE: readonly unknown[] = [10003, 10008, 50001, 50005]

/** Replaces a message in its own layout. Idempotent. */
export async function revise(rest: REST, ref: MessageRef, view: View): Promise<Revision> {
  const first = await patch(rest, ref, renderReplacement(view, false))
  // The ref does not tell the layout, and a message in Components V2 takes nothing else.
  const last = first === 'invalid' ? await patch(rest, ref, renderReplacement(view, true)) : first
  if (last === 'invalid') throw asError('revise a message', { code: INVALID_BODY, status: 400 })
  return { kind: last }
}

async function patch(
  rest: REST,
  { channel, message }: MessageRef,
  body: RESTPatchAPIChannelMessageJSONBody,
): Promise<Revision['kind'] | 'invalid'> {
  try {
    await rest.patch(Routes.channelMessage(channel, message), {
      body: { ...body, allowed_mentions: { parse: [] } },
    })
    return 'revised'
  } catch (error) {
    const trouble = readTrouble(error)
    if (trouble.code === INVALID_BODY) return 'invalid'
    if (GONE.includes(trouble.code)) return 'gone'
    throw asError('revise a message', trouble)
  }
}
