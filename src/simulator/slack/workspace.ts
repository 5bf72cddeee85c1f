import type { Clock } from '../clock.ts'
import type { TwinPerson } from '../twin.ts'
import type { World, WorldChannel } from '../world/world.ts'
import type { Block } from './blocks/blocks.ts'
import type { Option } from './blocks/objects.ts'
import type { HomeContent, ModalContent } from './blocks/view.ts'
import { createIds, type Ids } from './ids.ts'
import type { Manifest } from './manifest.ts'
import type { StoredFile } from './stored-file.ts'
import { type AppIds, type User, usersOf } from './users.ts'

/** What an app notes in its own message, unseen by people. */
export type Metadata = {
  readonly event_type: string
  readonly event_payload: Readonly<Record<string, unknown>>
}

export type Message = {
  readonly ts: string
  /** A user id. */
  readonly author: string
  readonly text: string
  readonly blocks?: readonly Block[]
  readonly metadata?: Metadata
  /** Ids of what was uploaded with it. */
  readonly files?: readonly string[]
  readonly editedTs?: string
  /** The one person who sees it: an ephemeral message. */
  readonly visibleTo?: string
}

export type Conversation = {
  readonly id: string
  readonly name: string
  kind: 'public' | 'private' | 'direct'
  readonly topic: string
  members: ReadonlySet<string>
  readonly createdAt: Date
  messages: readonly Message[]
  isArchived: boolean
  /** Whether another company was asked into it, or is there. */
  sharing: 'none' | 'pending' | 'connected'
}

export type View<Content = ModalContent | HomeContent> = {
  readonly id: string
  readonly hash: string
  readonly rootId: string
  readonly previousId: string | null
  readonly content: Content
}

/** A modal on somebody's screen. */
export type OpenView = View<ModalContent> & {
  readonly isBusy: boolean
  /** By block id. */
  readonly errors: Readonly<Record<string, string>>
}

/** One person's client. */
export type Desk = {
  problem: string | undefined
  /** The last one is on top. */
  modals: readonly OpenView[]
  home: View<HomeContent> | undefined
  /** The newest `ts` seen, by channel id. */
  readonly read: Map<string, string>
  /** What external selects last offered, by place and control. */
  readonly offered: Map<string, readonly Option[]>
}

export type Workspace = {
  readonly team: World['workspace']
  readonly app: { readonly id: string; readonly botId: string; readonly user: User }
  readonly manifest: Manifest
  /** What an administrator may have changed since. */
  readonly settings: { isInstalled: boolean; hasMessagesTab: boolean }
  readonly clock: Clock
  readonly ids: Ids
  /** By id. Their entries are replaced when somebody becomes a guest, say. */
  readonly users: Map<string, User>
  readonly conversations: Map<string, Conversation>
  /** By id. */
  readonly files: Map<string, StoredFile>
  readonly deskOf: (userId: string) => Desk
  /** Tells everybody who watches that a screen looks different now. */
  readonly changed: () => void
  readonly onChange: (listener: () => void) => () => void
}

export type WorkspaceOptions = {
  readonly world: World
  readonly clock: Clock
  readonly manifest: Manifest
}

export function createWorkspace({ world, clock, manifest }: WorkspaceOptions): Workspace {
  const ids = createIds(clock)
  const bot = botUserOf(world, manifest)
  const users = new Map([...usersOf(world), bot].map((user) => [user.id, user]))
  const desks = new Map([...users.keys()].map((id) => [id, createDesk()]))
  const listeners = new Set<() => void>()
  const workspace: Workspace = {
    team: world.workspace,
    app: { ...bot.app, user: bot },
    manifest,
    settings: { isInstalled: true, hasMessagesTab: manifest.features.app_home.messages_tab_enabled },
    clock,
    ids,
    users,
    conversations: new Map(),
    files: new Map(),
    deskOf: (userId) => desks.get(userId) ?? createDesk(),
    changed: () => {
      for (const listener of listeners) listener()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  for (const channel of world.channels) addChannel(workspace, world, channel)
  return workspace
}

/** By what people call them. */
export const findUserByHandle = ({ users }: Pick<Workspace, 'users'>, handle: string): User | undefined =>
  [...users.values()].find((user) => user.handle === handle)

function botUserOf(world: World, manifest: Manifest): User & { readonly app: AppIds } {
  return {
    id: 'U0USHERBOT1',
    handle: 'usher',
    name: manifest.features.bot_user.display_name,
    color: '#4a154b',
    kind: 'bot' satisfies TwinPerson['kind'],
    app: { id: 'A0USHERAPP1', botId: 'B0USHERBOT1' },
    teamId: world.workspace.id,
    timeZone: 'America/Los_Angeles',
    locale: 'en-US',
  }
}

const createDesk = (): Desk => ({
  problem: undefined,
  modals: [],
  home: undefined,
  read: new Map(),
  offered: new Map(),
})

function addChannel(workspace: Workspace, world: World, channel: WorldChannel): void {
  if (channel.platform !== 'slack') return
  const handles = channel.members ?? world.people.map(({ handle }) => handle)
  const members = handles.flatMap((handle) => findUserByHandle(workspace, handle)?.id ?? [])
  const messages = channel.messages.map(({ from, text }) => ({
    ts: workspace.ids.ts(),
    author: findUserByHandle(workspace, from)?.id ?? from,
    text,
  }))
  workspace.conversations.set(channel.id, {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    topic: channel.topic,
    members: new Set([...members, ...(channel.hasBot ? [workspace.app.user.id] : [])]),
    createdAt: workspace.clock.now(),
    messages,
    isArchived: false,
    sharing: channel.isShared ? 'connected' : 'none',
  })
  const newest = messages.at(-1)?.ts
  if (newest) for (const id of members) workspace.deskOf(id).read.set(channel.id, newest)
}
