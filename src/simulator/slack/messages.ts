import type { Block } from './blocks/blocks.ts'
import { broadcastsInBlock } from './blocks/texts.ts'
import { broadcastsIn } from './mrkdwn.ts'
import type { Conversation, Message, Workspace } from './workspace.ts'

/** What a message says; made of checked parts only. */
export type Content = { readonly text: string; readonly blocks?: readonly Block[] }

/** Where a message goes and who wrote it. */
export type Posting = Content & { readonly author: string; readonly visibleTo?: string }

export function post(workspace: Workspace, conversation: Conversation, posting: Posting): Message {
  const message: Message = { ts: workspace.ids.ts(), ...posting }
  conversation.messages = [...conversation.messages, message]
  markRead(workspace, conversation, posting.author)
  workspace.changed()
  return message
}

/** Everything in the conversation counts as seen by this person. */
export function markRead({ deskOf }: Workspace, conversation: Conversation, userId: string): void {
  const newest = conversation.messages.at(-1)?.ts
  if (newest) deskOf(userId).read.set(conversation.id, newest)
}

export function revise(workspace: Workspace, conversation: Conversation, revised: Message): Message {
  const edited = { ...revised, editedTs: workspace.ids.ts() }
  conversation.messages = conversation.messages.map((one) => (one.ts === revised.ts ? edited : one))
  workspace.changed()
  return edited
}

export function remove(workspace: Workspace, conversation: Conversation, ts: string): void {
  conversation.messages = conversation.messages.filter((one) => one.ts !== ts)
  workspace.changed()
}

/** What in this content would ring for a whole channel. */
export function pingsIn({ text, blocks = [] }: Content): readonly string[] {
  return [...broadcastsIn(text), ...blocks.flatMap(broadcastsInBlock)]
}

/** The message object of the Web API, of events and of payloads. */
export function renderMessage({ app, team }: Workspace, message: Message): object {
  const isOurs = message.author === app.user.id
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(isOurs && { bot_id: app.botId, app_id: app.id, bot_profile: renderBotProfile({ app, team }) }),
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.editedTs && { edited: { user: isOurs ? app.botId : message.author, ts: message.editedTs } }),
  }
}

function renderBotProfile({ app, team }: Pick<Workspace, 'app' | 'team'>): object {
  const icon = `https://a.slack-edge.invalid/${app.id}`
  return {
    id: app.botId,
    deleted: false,
    name: app.user.name,
    updated: 1_700_000_000,
    app_id: app.id,
    user_id: app.user.id,
    icons: { image_36: `${icon}-36.png`, image_48: `${icon}-48.png`, image_72: `${icon}-72.png` },
    team_id: team.id,
  }
}

export const isVisible = ({ visibleTo }: Message, userId: string): boolean =>
  visibleTo === undefined || visibleTo === userId
