import { createHash } from 'node:crypto'
import type { Block } from './blocks/blocks.ts'
import { broadcastsInBlock } from './blocks/texts.ts'
import { broadcastsIn } from './mrkdwn.ts'
import { renderFile, type StoredFile } from './stored-file.ts'
import type { AppIds, User } from './users.ts'
import type { Conversation, Message, Metadata, Workspace } from './workspace.ts'

/** What a message says; made of checked parts only. */
export type Content = { readonly text: string; readonly blocks?: readonly Block[] }

/** Where a message goes and who wrote it. */
export type Posting = Content & {
  readonly author: string
  readonly visibleTo?: string
  readonly metadata?: Metadata
  readonly files?: readonly string[]
}

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
export function renderMessage(workspace: Workspace, message: Message): object {
  const { users, team } = workspace
  const author = users.get(message.author)
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(author?.app ? renderBot(author, author.app) : { client_msg_id: clientMessageId(message.ts) }),
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.files && { files: filesOf(workspace, message).map(renderShared), upload: false }),
    ...(message.editedTs && { edited: { user: author?.app?.botId ?? message.author, ts: message.editedTs } }),
  }
}

export const filesOf = ({ files }: Workspace, message: Message): readonly StoredFile[] =>
  (message.files ?? []).flatMap((id) => files.get(id) ?? [])

/** Of one that was taken back, a message still says that it was there. */
const renderShared = (file: StoredFile): object =>
  file.isDeleted ? { id: file.id, mode: 'tombstone' } : renderFile(file)

function renderBot({ id, name, teamId }: User, app: AppIds): object {
  const icon = `https://a.slack-edge.invalid/${app.id}`
  const profile = {
    id: app.botId,
    deleted: false,
    name,
    updated: 1_700_000_000,
    app_id: app.id,
    user_id: id,
    icons: { image_36: `${icon}-36.png`, image_48: `${icon}-48.png`, image_72: `${icon}-72.png` },
    team_id: teamId,
  }
  return { bot_id: app.botId, app_id: app.id, bot_profile: profile }
}

/** The UUID a person's client gives to what it sends; the same whenever the message is shown. */
const clientMessageId = (ts: string): string =>
  createHash('sha256')
    .update(`client message ${ts}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')

export const isVisible = ({ visibleTo }: Message, userId: string): boolean =>
  visibleTo === undefined || visibleTo === userId
