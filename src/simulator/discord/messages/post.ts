import { refuse } from '../api-error.ts'
import { getChannel } from '../channel.ts'
import { parseForm } from '../form-errors.ts'
import type { Cause, Channel, Message, State, Upload } from '../model.ts'
import { uploadsOf } from '../payloads/attachment-payload.ts'
import { newMessagePayload, unreadable } from '../payloads/message-payload.ts'
import { partialMember } from '../payloads/user-payload.ts'
import { canSee } from '../permissions.ts'
import { FLAG, hasFlag, INTENT } from '../protocol.ts'
import { numberComponents } from '../schemas/layout.ts'
import { type MessageBody, wholeMessage } from '../schemas/message.ts'
import { getUser } from '../user.ts'
import { attach, type SentFile } from './attach.ts'
import { allowedIn, findMentions, recordPings } from './mentions.ts'

export type Draft = {
  readonly channel: string
  readonly author: string
  readonly body: MessageBody
  readonly files?: readonly SentFile[]
  readonly onlyFor?: string
  readonly cause?: Cause
  /** "Usher is thinking…": empty until it is edited. */
  readonly isLoading?: boolean
}

/** The flags a sender may set; the others are Discord's. */
const SETTABLE = FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2

/** Checks it, keeps it and tells the gateway. Throws 50035, 50006 or 40005. */
export function postMessage(state: State, draft: Draft): Message {
  const { channel: place, author: by, body, files = [], onlyFor } = draft
  const isEphemeral = onlyFor !== undefined
  const uploads = attach(state, { body, files, before: [], by, place, isEphemeral })
  const whole = draft.isLoading ? EMPTY : checkWhole(bodyParts(body), uploads)
  const mentions = findMentions(state, whole, allowedIn(draft.body, draft.cause !== undefined))
  const message: Message = {
    ...whole,
    id: state.nextId(),
    channel: draft.channel,
    author: draft.author,
    sentAt: state.clock.now(),
    flags: flagsOf(draft, whole.flags),
    attachments: keepUploads(state, uploads),
    mentions: mentions.users,
    ...(draft.body.nonce != null && { nonce: draft.body.nonce }),
    ...(draft.onlyFor && { onlyFor: draft.onlyFor }),
    ...(draft.cause && { cause: draft.cause }),
  }
  if (!draft.onlyFor) recordPings(state, mentions)
  keep(state, message, 'MESSAGE_CREATE')
  return message
}

export type Edit = { readonly body: MessageBody; readonly files?: readonly SentFile[] }

/** Applies what the edit names and leaves the rest. Throws 50035, 50006 or 40005. */
export function editMessage(state: State, message: Message, { body, files = [] }: Edit): Message {
  const { channel: place, author: by, onlyFor } = message
  const before = uploadsOf(state, message)
  const isEphemeral = onlyFor !== undefined
  const uploads = attach(state, { body, files, before, by, place, isEphemeral })
  const whole = checkWhole(editedParts(message, body), uploads)
  const mentions = findMentions(state, whole, allowedIn(body, message.cause !== undefined))
  const kept = message.flags & FLAG.ephemeral
  const editedAt = state.clock.now()
  const wasLoading = hasFlag(message.flags, FLAG.loading)
  const edited: Message = {
    ...message,
    ...whole,
    flags: whole.flags | kept,
    attachments: keepUploads(state, uploads, before),
    mentions: mentions.users,
    ...(!wasLoading && { editedAt }),
  }
  keep(state, edited, 'MESSAGE_UPDATE')
  return edited
}

export function deleteMessage(state: State, { id, channel, onlyFor, attachments }: Message): void {
  const { kind, messages } = getChannel(state, channel)
  messages.delete(id)
  for (const attachment of attachments) state.uploads.delete(attachment)
  const place = kind === 'direct' ? {} : { guild_id: state.guild.id }
  if (!onlyFor)
    state.publish({
      name: 'MESSAGE_DELETE',
      payload: { id, channel_id: channel, ...place },
      intents: intentFor(getChannel(state, channel)),
    })
  state.changed()
}

type Whole = Pick<Message, 'content' | 'embeds' | 'components' | 'flags'>

const EMPTY: Whole = { content: '', embeds: [], components: [], flags: 0 }

/** Discord takes the spaces around a text off. */
const bodyParts = ({ content, embeds, components, flags }: MessageBody): Whole => ({
  content: content?.trim() ?? '',
  embeds: embeds ?? [],
  components: components ?? [],
  flags: (flags ?? 0) & SETTABLE,
})

const editedParts = (message: Message, { content, embeds, components, flags }: MessageBody): Whole => ({
  content: content === undefined ? message.content : (content?.trim() ?? ''),
  embeds: embeds === undefined ? [...message.embeds] : (embeds ?? []),
  components: components === undefined ? [...message.components] : (components ?? []),
  flags: ((flags ?? message.flags) & SETTABLE) | (message.flags & FLAG.componentsV2),
})

function checkWhole(parts: Whole, uploads: readonly Upload[]): Whole {
  const { files, ...whole } = parseForm(wholeMessage, { ...parts, files: uploads.map(({ name }) => name) })
  const count = whole.embeds.length + whole.components.length + files.length
  if (!whole.content.trim() && count === 0) throw refuse.emptyMessage()
  numberComponents(whole.components)
  return whole
}

/** In the place of those before. */
function keepUploads(
  state: State,
  uploads: readonly Upload[],
  before: readonly Upload[] = [],
): readonly string[] {
  for (const { id } of before) state.uploads.delete(id)
  for (const upload of uploads) state.uploads.set(upload.id, upload)
  return uploads.map(({ id }) => id)
}

const flagsOf = ({ onlyFor, isLoading }: Draft, flags: number): number =>
  flags | (onlyFor ? FLAG.ephemeral : 0) | (isLoading ? FLAG.loading : 0)

function keep(state: State, message: Message, event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE'): void {
  const channel = getChannel(state, message.channel)
  channel.messages.set(message.id, message)
  if (message.author !== state.usher.id) channel.seen.set(message.author, message.id)
  if (!message.onlyFor && canSee(state, channel, state.usher))
    state.publish({
      name: event,
      payload: eventPayload(state, channel, message),
      intents: intentFor(channel),
    })
  state.changed()
}

const intentFor = ({ kind }: Channel): number =>
  kind === 'direct' ? INTENT.directMessages : INTENT.guildMessages

/** Answers to interactions come by webhook, and a webhook is nobody's member. */
function authorMember(state: State, { author, cause }: Message): object {
  return cause ? {} : { member: partialMember(state, getUser(state, author)) }
}

function eventPayload(state: State, channel: Channel, message: Message): unknown {
  const place = channel.kind === 'direct' ? {} : { guild_id: state.guild.id, ...authorMember(state, message) }
  return { ...newMessagePayload(state, message), ...place, ...unreadable(state, channel, message) }
}
