import { CannotDo, type Rooms } from '../twin.ts'
import { type Conversation, findUserByHandle, type Workspace } from './workspace.ts'

export interface SlackRooms extends Rooms {
  /** Another company is in it from now on; then its people can be let in. */
  share(room: string): void
  /** Another company was asked and has not answered yet. */
  offerToShare(room: string): void
  /** Nobody sees it in their list any more, and nobody writes there. */
  archive(room: string): void
}

export function createRooms(workspace: Workspace): SlackRooms {
  const change = (room: string, alter: (found: Conversation) => void) => {
    alter(findRoom(workspace, room))
    workspace.changed()
  }
  return {
    showToEverybody: (room) => change(room, (found) => void (found.kind = 'public')),
    hide: (room) => change(exceptGeneral(room), (found) => void (found.kind = 'private')),
    letIn: (room, who) => change(room, (found) => letIn(workspace, found, who)),
    putOut: (room, who) => change(exceptGeneral(room), (found) => putOut(workspace, found, who)),
    share: (room) => change(room, (found) => void (found.sharing = 'connected')),
    offerToShare: (room) => change(room, (found) => void (found.sharing = 'pending')),
    archive: (room) => change(exceptGeneral(room), (found) => void (found.isArchived = true)),
  }
}

/** Slack keeps one channel for everybody. */
function exceptGeneral(room: string): string {
  if (room === 'general') throw new CannotDo('everybody is in #general, and it stays')
  return room
}

function findRoom({ conversations }: Workspace, room: string): Conversation {
  const found = [...conversations.values()].find(({ name, kind }) => name === room && kind !== 'direct')
  if (!found) throw new CannotDo(`there is no channel ${room}`)
  return found
}

function letIn(workspace: Workspace, room: Conversation, who: string): void {
  const user = findUserByHandle(workspace, who)
  if (!user || user.kind === 'deactivated') throw new CannotDo(`there is nobody called "${who}"`)
  if (user.kind === 'stranger' && room.sharing !== 'connected')
    throw new CannotDo(`${room.name} is not shared with ${who}'s company`)
  room.members = new Set([...room.members, user.id])
}

function putOut(workspace: Workspace, room: Conversation, who: string): void {
  const user = findUserByHandle(workspace, who)
  if (!user || !room.members.has(user.id)) throw new CannotDo(`${who} is not in ${room.name}`)
  room.members = new Set([...room.members].filter((id) => id !== user.id))
}
