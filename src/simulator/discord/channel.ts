import type { World, WorldChannel } from '../world/world.ts'
import type { Channel, Message, State, User } from './model.ts'
import { openingOverwrites } from './overwrites.ts'

type Beginning = Pick<State, 'guild' | 'roles' | 'nextId'> & {
  readonly users: readonly User[]
  readonly now: Date
}

export function createGuildChannels(world: World, beginning: Beginning): Map<string, Channel> {
  const channels = world.channels.filter(({ platform }) => platform === 'discord')
  return new Map(channels.map((channel) => [channel.id, createGuildChannel(channel, beginning)]))
}

function createGuildChannel(channel: WorldChannel, beginning: Beginning): Channel {
  const { id, name, topic } = channel
  const messages = channel.messages.flatMap((message) => openingMessage(message, { id, ...beginning }))
  const newest = messages.at(-1)?.id ?? '0'
  return {
    id,
    name,
    kind: 'text',
    topic,
    members: new Set(),
    overwrites: openingOverwrites(channel, beginning),
    messages: new Map(messages.map((message) => [message.id, message])),
    seen: new Map(beginning.users.map((user) => [user.id, newest])),
  }
}

const idOf = (handle: string, users: readonly User[]): string[] =>
  users.filter((user) => user.handle === handle).map(({ id }) => id)

function openingMessage(
  { from, text }: WorldChannel['messages'][number],
  { id, users, nextId, now }: Beginning & { readonly id: string },
): Message[] {
  return idOf(from, users).map((author) => ({
    id: nextId(),
    channel: id,
    author,
    sentAt: now,
    content: text,
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    mentions: [],
  }))
}

/** Throws for an id that was not checked before: a mistake of the twin. */
export function getChannel({ channels }: State, id: string): Channel {
  const channel = channels.get(id)
  if (!channel) throw new Error(`no channel ${id}`)
  return channel
}

/** The direct channel of two people; there is one for good once somebody has opened it. */
export function openDirect(state: State, one: User, other: User): Channel {
  const found = findDirect(state, one, other)
  if (found) return found
  const channel: Channel = {
    id: state.nextId(),
    name: other.name,
    kind: 'direct',
    topic: '',
    members: new Set([one.id, other.id]),
    overwrites: new Map(),
    messages: new Map(),
    seen: new Map(),
  }
  state.channels.set(channel.id, channel)
  state.changed()
  return channel
}

export const findDirect = ({ channels }: State, one: User, other: User): Channel | undefined =>
  [...channels.values()].find(
    ({ kind, members }) => kind === 'direct' && members.has(one.id) && members.has(other.id),
  )

/** Whether the bot is known to the person on the other side. */
export const hasWritten = ({ usher }: State, { messages }: Channel): boolean =>
  [...messages.values()].some(({ author, onlyFor }) => author === usher.id && !onlyFor)

/** The one on the other side of a direct channel. */
export const counterpartOf = ({ members }: Channel, user: string): string | undefined =>
  [...members].find((id) => id !== user)
