import { SLACKBOT, type User } from './users.ts'
import type { Conversation, Workspace } from './workspace.ts'

/** The direct conversation of two people; it begins to exist when somebody opens it. */
export function openDirect(workspace: Workspace, one: string, other: string): Conversation {
  const found = findDirect(workspace, one, other)
  if (found) return found
  const conversation: Conversation = {
    id: workspace.ids.next('D'),
    name: '',
    kind: 'direct',
    topic: '',
    members: new Set([one, other]),
    createdAt: workspace.clock.now(),
    messages: [],
    isArchived: false,
    sharing: 'none',
  }
  workspace.conversations.set(conversation.id, conversation)
  return conversation
}

export function findDirect(
  { conversations }: Workspace,
  one: string,
  other: string,
): Conversation | undefined {
  return [...conversations.values()].find(
    ({ kind, members }) => kind === 'direct' && members.has(one) && members.has(other),
  )
}

/** Who sits on the other side of a direct conversation. */
export function partnerOf(
  { users }: Workspace,
  conversation: Conversation,
  userId: string,
): User | undefined {
  const [partner] = [...conversation.members].filter((id) => id !== userId)
  return partner ? users.get(partner) : undefined
}

/** Why the bot cannot write to this user, if so. */
export function directRefusal({ app, conversations, settings }: Workspace, user: User): string | undefined {
  if (user.id === SLACKBOT || user.kind === 'bot') return 'cannot_dm_bot'
  if (user.kind === 'deactivated') return 'user_disabled'
  if (!settings.hasMessagesTab) return 'messages_tab_disabled'
  const shared = [...conversations.values()].some(
    ({ members }) => members.has(user.id) && members.has(app.user.id),
  )
  return user.kind === 'stranger' && !shared ? 'channel_not_found' : undefined
}

/** Another company is in it, be it with one person. */
export function isExternallyShared(
  { users }: Pick<Workspace, 'users'>,
  { members, sharing }: Conversation,
): boolean {
  return sharing === 'connected' || [...members].some((id) => users.get(id)?.kind === 'stranger')
}

/** What payloads call a conversation: private ones and direct ones stay unnamed. */
export function payloadName({ kind, name }: Conversation): string {
  if (kind === 'direct') return 'directmessage'
  return kind === 'private' ? 'privategroup' : name
}
