import { directRefusal, openDirect } from '../conversations.ts'
import { Refusal } from '../refusal.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import type { Conversation, Workspace } from '../workspace.ts'
import type { Token } from './tokens.ts'

/** Where a message may go: a channel the bot is in, a direct conversation, or a user id, which opens one. */
export function findTarget(
  { workspace }: Pick<Slack, 'workspace'>,
  channel: string,
  token: Token,
): Conversation {
  const user = workspace.users.get(channel)
  if (user) return openDirectWith(workspace, user)
  const conversation = findConversation(workspace, channel)
  const isMember = isInside(workspace, conversation)
  if (!isMember && conversation.kind !== 'public') throw new Refusal('channel_not_found')
  if (conversation.isArchived) throw new Refusal('is_archived')
  if (isMember) return checkedDirect(workspace, conversation)
  if (!token.scopes.includes('chat:write.public')) throw new Refusal('not_in_channel')
  return conversation
}

/** Where a message of the app may be revised: its own messages also in a public channel that it has left. */
export function findRevisable(workspace: Workspace, channel: string): Conversation {
  const conversation = findConversation(workspace, channel)
  if (!isInside(workspace, conversation) && conversation.kind !== 'public')
    throw new Refusal('channel_not_found')
  if (conversation.isArchived) throw new Refusal('is_inactive')
  return conversation
}

const isInside = ({ app }: Workspace, { members }: Conversation): boolean => members.has(app.user.id)

/** By id, or by name as `#general`. Throws `channel_not_found`. */
export function findConversation({ conversations }: Workspace, channel: string): Conversation {
  const found =
    conversations.get(channel) ??
    [...conversations.values()].find(({ name }) => name && `#${name}` === channel)
  if (!found) throw new Refusal('channel_not_found')
  return found
}

/** Throws why the bot cannot write to this user. */
export function openDirectWith(workspace: Workspace, user: User): Conversation {
  const refusal = directRefusal(workspace, user)
  if (refusal) throw new Refusal(refusal)
  return openDirect(workspace, workspace.app.user.id, user.id)
}

function checkedDirect(workspace: Workspace, conversation: Conversation): Conversation {
  if (conversation.kind !== 'direct') return conversation
  const others = [...conversation.members].flatMap((id) => workspace.users.get(id) ?? [])
  const partner = others.find(({ id }) => id !== workspace.app.user.id)
  return partner ? openDirectWith(workspace, partner) : conversation
}
