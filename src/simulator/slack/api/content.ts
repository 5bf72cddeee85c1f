import { checkBlocks } from '../blocks/check.ts'
import { LIMITS } from '../blocks/limits.ts'
import { type Content, pingsIn } from '../messages.ts'
import { Refusal } from '../refusal.ts'

type Raw = { readonly text?: string | undefined; readonly blocks?: unknown }

/** What a message will say. Throws `no_text`, `msg_too_long`, `invalid_blocks`. */
export function readContent({ text = '', blocks }: Raw, mostText: number = LIMITS.messageText): Content {
  const hasBlocks = blocks !== undefined && blocks !== null && blocks !== ''
  const checked = hasBlocks ? checkBlocks(blocks) : []
  if (text.length > mostText) throw new Refusal('msg_too_long')
  if (text.trim() === '' && checked.length === 0) throw new Refusal('no_text')
  return { text, ...(checked.length > 0 && { blocks: checked }) }
}

export function notePings(pings: string[], content: Content): void {
  pings.push(...pingsIn(content))
}
