import { CannotDo, type Rooms } from '../twin.ts'
import type { Channel, Overwrite, State, User } from './model.ts'
import { hiddenFrom, isOpen, shownTo } from './overwrites.ts'
import { channelPayload } from './payloads/channel-payload.ts'
import { canSee } from './permissions.ts'
import { INTENT } from './protocol.ts'
import { findRole, usherRole } from './roles.ts'
import { findByHandle } from './user.ts'

/** Where it says people, `letIn` and `putOut` take the name of a role as well. */
export interface DiscordRooms extends Rooms {
  /** A private thread in that channel, with these people in it; the answer is its id. */
  openThread(room: string, name: string, people: readonly string[]): string
}

export function createRooms(state: State): DiscordRooms {
  const change = (room: string, alter: (found: Channel) => Channel) => {
    const altered = alter(findRoom(state, room))
    state.channels.set(altered.id, altered)
    tell(state, altered)
  }
  const { id: everyone } = state.guild
  return {
    showToEverybody: (room) => change(room, (found) => withOverwrite(found, everyone, undefined)),
    hide: (room) => change(room, (found) => withOverwrite(found, everyone, hiddenFrom('role'))),
    letIn: (room, who) => change(room, (found) => letIn(state, found, who)),
    putOut: (room, who) => change(room, (found) => putOut(state, found, who)),
    openThread: (room, name, people) => openThread(state, { room, name, people }),
  }
}

function findRoom({ channels }: State, room: string): Channel {
  const found = [...channels.values()].find(({ name, kind }) => name === room && kind !== 'direct')
  if (!found) throw new CannotDo(`There is no channel ${room}.`)
  return found
}

/** The bot hears of every change of a channel, of threads only while it is in them. */
function tell(state: State, channel: Channel): void {
  const isThread = channel.kind === 'thread'
  if (!isThread || canSee(state, channel, state.usher))
    state.publish({
      name: isThread ? 'THREAD_CREATE' : 'CHANNEL_UPDATE',
      payload: channelPayload(state, channel),
      intents: INTENT.guilds,
    })
  state.changed()
}

function withOverwrite(channel: Channel, id: string, overwrite: Overwrite | undefined): Channel {
  const others = [...channel.overwrites].filter(([one]) => one !== id)
  return { ...channel, overwrites: new Map(overwrite ? [...others, [id, overwrite]] : others) }
}

/** The bot comes and goes by its role. */
type Target =
  | { readonly type: 'role'; readonly id: string }
  | { readonly type: 'member'; readonly id: string; readonly user: User }

function findTarget(state: State, who: string): Target {
  const user = findByHandle(state, who)
  if (user === state.usher) return { type: 'role', id: usherRole(state).id }
  if (user?.isInGuild) return { type: 'member', id: user.id, user }
  const role = findRole(state, who)
  if (!role) throw new CannotDo(`Nobody here is called ${who}.`)
  return { type: 'role', id: role.id }
}

function letIn(state: State, room: Channel, who: string): Channel {
  if (room.kind === 'thread') return withMembers(room, (ids) => [...ids, personOf(state, who).id])
  const { id, type } = findTarget(state, who)
  return withOverwrite(room, id, shownTo(type))
}

function putOut(state: State, room: Channel, who: string): Channel {
  if (room.kind === 'thread')
    return withMembers(room, (ids) => ids.filter((id) => id !== personOf(state, who).id))
  const target = findTarget(state, who)
  const without = withOverwrite(room, target.id, undefined)
  const stillSees = target.type === 'member' ? canSee(state, without, target.user) : isOpen(state, without)
  if (!stillSees) return without
  const denied = withOverwrite(room, target.id, hiddenFrom(target.type))
  if (target.type === 'member' && canSee(state, denied, target.user))
    throw new CannotDo(`${target.user.name} administers this server and sees every channel.`)
  return denied
}

const withMembers = (room: Channel, alter: (ids: readonly string[]) => readonly string[]): Channel => ({
  ...room,
  members: new Set(alter([...room.members])),
})

function personOf(state: State, handle: string): User {
  const user = findByHandle(state, handle)
  if (!user?.isInGuild) throw new CannotDo(`Nobody here is called ${handle}.`)
  return user
}

type Thread = { readonly room: string; readonly name: string; readonly people: readonly string[] }

function openThread(state: State, { room, name, people }: Thread): string {
  const parent = findRoom(state, room)
  if (parent.kind === 'thread') throw new CannotDo('A thread has no threads.')
  const id = state.nextId()
  const thread: Channel = {
    id,
    name,
    kind: 'thread',
    topic: '',
    members: new Set(people.map((handle) => personOf(state, handle).id)),
    overwrites: new Map(),
    parent: parent.id,
    messages: new Map(),
    seen: new Map(),
  }
  state.channels.set(id, thread)
  tell(state, thread)
  return id
}
