import { findDirect } from './channel.ts'
import type { Channel, State } from './model.ts'
import { messageText } from './screen/message-text.ts'
import { findByHandle } from './user.ts'

/** A message that the bot sent by itself, as it is now. What answers somebody is none. */
export type SentMessage = {
  readonly channel: string
  readonly id: string
  readonly text: string
  /** The nonce it came with, by which one sees that it came twice. */
  readonly mark?: string
}

/** Directly to this person, oldest first. */
export function messagesTo(state: State, handle: string): readonly SentMessage[] {
  const user = findByHandle(state, handle)
  const direct = user && findDirect(state, state.usher, user)
  return direct ? sentIn(state, direct) : []
}

/** To everybody in the channel of this name, oldest first. */
export function messagesIn(state: State, room: string): readonly SentMessage[] {
  const found = [...state.channels.values()].find(({ name, kind }) => name === room && kind !== 'direct')
  return found ? sentIn(state, found) : []
}

const sentIn = (state: State, { id: channel, messages }: Channel): readonly SentMessage[] =>
  [...messages.values()]
    .filter(({ author, cause, onlyFor }) => author === state.usher.id && !cause && !onlyFor)
    .map((message) => ({
      channel,
      id: message.id,
      text: messageText(state, message),
      ...(message.nonce !== undefined && { mark: String(message.nonce) }),
    }))
