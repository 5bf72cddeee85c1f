import { findDirect } from './conversations.ts'
import { type Conversation, findUserByHandle, type Workspace } from './workspace.ts'

/** A message of the app that is there now. */
export type SentMessage = {
  readonly channel: string
  readonly id: string
  readonly text: string
  /** The `id` in its metadata, by which one sees that it came twice. */
  readonly mark?: string
}

/** What the app has sent to somebody directly, oldest first. */
export function messagesTo(workspace: Workspace, handle: string): readonly SentMessage[] {
  const user = findUserByHandle(workspace, handle)
  const direct = user && findDirect(workspace, user.id, workspace.app.user.id)
  return direct ? sentIn(workspace, direct) : []
}

/** What the app has posted in the channel of this name, for everybody there. */
export function messagesIn(workspace: Workspace, room: string): readonly SentMessage[] {
  const found = [...workspace.conversations.values()].find(({ name }) => name === room)
  return found ? sentIn(workspace, found) : []
}

function sentIn({ app }: Workspace, { id: channel, messages }: Conversation): readonly SentMessage[] {
  const sent = messages.filter(({ author, visibleTo }) => author === app.user.id && !visibleTo)
  return sent.map(({ ts: id, text, metadata }) => {
    const mark = metadata?.event_payload['id']
    return { channel, id, text, ...(typeof mark === 'string' && { mark }) }
  })
}
