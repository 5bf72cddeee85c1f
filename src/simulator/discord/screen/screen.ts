import type { Screen, ScreenChannel, ScreenFile, ScreenMessage } from '../../twin.ts'
import { isFor } from '../acts/doing.ts'
import { counterpartOf } from '../channel.ts'
import type { Channel, Message, State, User } from '../model.ts'
import { isOpen } from '../overwrites.ts'
import { uploadsOf } from '../payloads/attachment-payload.ts'
import { messagePayload } from '../payloads/message-payload.ts'
import { canSee } from '../permissions.ts'
import { FLAG, hasFlag } from '../protocol.ts'
import { referencedNames } from '../schemas/layout.ts'
import { getUser } from '../user.ts'
import { commandsFor, shortcutsFor } from './command-list.ts'
import { controlsOf } from './controls.ts'
import { screenForm } from './form.ts'
import { messageLinks, messageText } from './message-text.ts'

/** What this person's Discord shows. */
export function screenOf(state: State, user: User): Screen {
  const form = state.forms.get(user.id)
  const problem = state.problems.get(user.id)
  return {
    channels: [...state.channels.values()]
      .filter((channel) => canSee(state, channel, user))
      .map((channel) => screenChannel(state, channel, user)),
    commands: commandsFor(state, user),
    shortcuts: shortcutsFor(state, user),
    ...(form && { form: screenForm(state, form) }),
    ...(problem && { problem }),
  }
}

function screenChannel(state: State, channel: Channel, user: User): ScreenChannel {
  const { id, name, kind, topic } = channel
  const messages = [...channel.messages.values()].filter((message) => isFor(message, user))
  const other = counterpartOf(channel, user.id)
  const direct = kind === 'direct' && other ? getUser(state, other) : undefined
  return {
    id,
    kind: screenKind(state, channel),
    name: direct?.name ?? name,
    unread: countUnread(channel, messages, user),
    members: membersOf(state, channel).map(({ handle }) => handle),
    messages: messages.map((message) => screenMessage(state, message)),
    ...(topic && { topic }),
    ...(direct && { with: direct.handle }),
  }
}

function countUnread({ seen }: Channel, messages: readonly Message[], { id }: User): number {
  const last = BigInt(seen.get(id) ?? 0)
  return messages.filter((message) => !message.onlyFor && message.author !== id && BigInt(message.id) > last)
    .length
}

function screenKind(state: State, channel: Channel): ScreenChannel['kind'] {
  if (channel.kind === 'direct') return 'direct'
  return isOpen(state, channel) ? 'public' : 'private'
}

const membersOf = (state: State, channel: Channel): User[] =>
  [...state.users.values()].filter((user) => canSee(state, channel, user))

function screenMessage(state: State, message: Message): ScreenMessage {
  const { id, sentAt, editedAt, onlyFor, flags, components } = message
  const isWaiting = hasFlag(flags, FLAG.loading)
  const { name, handle, isBot, color } = getUser(state, message.author)
  return {
    id,
    author: { name, handle, isBot, color },
    sentAt,
    text: isWaiting ? `${name} is thinking…` : messageText(state, message),
    isEphemeral: onlyFor !== undefined,
    isWaiting,
    links: messageLinks(state, message),
    files: filesOf(state, message),
    controls: controlsOf(state, components),
    vendor: messagePayload(state, message),
    ...(editedAt && { editedAt }),
  }
}

/** In Components V2 only what a component shows is there to be seen. */
function filesOf(state: State, message: Message): ScreenFile[] {
  const shown = referencedNames(message.components)
  const isV2 = hasFlag(message.flags, FLAG.componentsV2)
  return uploadsOf(state, message)
    .filter(({ name }) => !isV2 || shown.includes(name))
    .map(({ id, name, content }) => ({ id, name, bytes: content.length }))
}
