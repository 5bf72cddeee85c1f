import { CannotDo, type GivenFile } from '../../twin.ts'
import type { Faults } from '../faults.ts'
import type { Channel, Message, State, User } from '../model.ts'
import { canSee } from '../permissions.ts'
import { findByHandle } from '../user.ts'

/** Somebody at their client. */
export type Doing = {
  readonly state: State
  readonly faults: Faults
  readonly user: User
  /** What they have chosen to give. */
  readonly files?: readonly GivenFile[]
}

/** Throws {@link CannotDo} for somebody who is not on Discord, or is no human. */
export function humanOf(state: State, handle: string): User {
  const user = findByHandle(state, handle)
  if (!user) throw new CannotDo(`Nobody here is called ${handle}.`)
  if (user.isBot) throw new CannotDo(`${user.name} is a bot and has no hands.`)
  return user
}

/** Throws {@link CannotDo} for a channel that this person does not see. */
export function channelOf({ state, user }: Doing, id: string): Channel {
  const channel = state.channels.get(id)
  if (!channel || !canSee(state, channel, user)) throw new CannotDo('There is no such channel for you.')
  return channel
}

export function messageOf(doing: Doing, channel: string, id: string): Message {
  const message = channelOf(doing, channel).messages.get(id)
  if (!message || !isFor(message, doing.user)) throw new CannotDo('This message is no longer here.')
  return message
}

/** An ephemeral message is there for one person only. */
export const isFor = ({ onlyFor }: Message, { id }: User): boolean => onlyFor === undefined || onlyFor === id

/** Anybody of Discord, by `@ann`, `ann` or a raw mention. */
export function someoneOf({ state }: Doing, text: string): User {
  const raw = /^<@!?(\d+)>$/.exec(text)?.[1]
  const user = raw ? state.users.get(raw) : findByHandle(state, text.replace(/^@/, ''))
  if (!user) throw new CannotDo(`Nobody here is called ${text}.`)
  return user
}

/** What the composer makes of `@ann` in free text: a mention, where somebody has that handle. */
export const mentionsFor = (state: State, text: string): string =>
  text.replace(/(?<![\w@<])@([\w.-]*\w)/g, (typed, handle: string) => {
    const user = findByHandle(state, handle)
    return user ? `<@${user.id}>` : typed
  })
