import { createHash } from 'node:crypto'

const EVENT_TYPE = 'usher_message'

/**
 * The metadata of a message, by which the same message is known again. Everybody in the workspace can read it, so it
 * is a hash and says nothing: https://docs.slack.dev/messaging/message-metadata
 */
export function markOf(nonce: string): Mark {
  const id = createHash('sha256').update(nonce).digest('hex').slice(0, 32)
  return { event_type: EVENT_TYPE, event_payload: { id } }
}

export type Mark = {
  readonly event_type: string
  // A type of the client wants to write here.
  readonly event_payload: { id: string }
}
