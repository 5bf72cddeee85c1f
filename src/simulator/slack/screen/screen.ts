import type { Screen, ScreenChannel } from '../../twin.ts'
import { partnerOf } from '../conversations.ts'
import { isVisible } from '../messages.ts'
import type { Reader } from '../mrkdwn.ts'
import type { User } from '../users.ts'
import type { Conversation, Message, Workspace } from '../workspace.ts'
import { renderForm } from './form.ts'
import { renderHome, renderScreenMessage } from './message.ts'
import { readerFor } from './reader.ts'

/** What this person's client shows. */
export function renderScreen(workspace: Workspace, user: User): Screen {
  const desk = workspace.deskOf(user.id)
  const reader = readerFor(workspace, user)
  const modal = desk.modals.at(-1)
  const seen = [...workspace.conversations.values()].filter(
    ({ members, isArchived }) => members.has(user.id) && !isArchived,
  )
  return {
    channels: seen.map((conversation) => renderChannel(workspace, user, { conversation, reader })),
    ...(modal && { form: renderForm(workspace, modal, reader) }),
    ...(desk.home && { home: renderHome(workspace, desk.home, reader) }),
    hasHome: workspace.manifest.features.app_home.home_tab_enabled,
    ...(desk.problem && { problem: desk.problem }),
    commands: hasCommands(workspace, user) ? commandsOf(workspace) : [],
    shortcuts: hasCommands(workspace, user) ? shortcutsOf(workspace) : [],
  }
}

/** Another company's people have none of the app's commands and shortcuts. */
const hasCommands = ({ settings }: Workspace, { kind }: User): boolean =>
  settings.isInstalled && kind !== 'stranger'

type Shown = { readonly conversation: Conversation; readonly reader: Reader }

function renderChannel(workspace: Workspace, user: User, { conversation, reader }: Shown): ScreenChannel {
  const { id, kind, topic, members } = conversation
  const partner = kind === 'direct' ? partnerOf(workspace, conversation, user.id) : undefined
  const visible = conversation.messages.filter((message) => isVisible(message, user.id))
  const readTs = workspace.deskOf(user.id).read.get(id) ?? '0'
  return {
    id,
    name: partner?.name ?? conversation.name,
    kind,
    unread: visible.filter((message) => isUnread(message, user, readTs)).length,
    ...(topic && { topic }),
    ...(partner && { with: partner.handle }),
    members: [...members].flatMap((member) => workspace.users.get(member)?.handle ?? []),
    messages: visible.map((message) => renderScreenMessage(workspace, message, reader)),
  }
}

const isUnread = ({ ts, author }: Message, user: User, readTs: string): boolean =>
  author !== user.id && Number(ts) > Number(readTs)

const commandsOf = ({ manifest }: Workspace): Screen['commands'] =>
  (manifest.features.slash_commands ?? []).map(({ command, description, usage_hint: usage }) => ({
    name: command.slice(1),
    description,
    ...(usage && { usage }),
    options: [],
  }))

const shortcutsOf = ({ manifest }: Workspace): Screen['shortcuts'] =>
  (manifest.features.shortcuts ?? []).map(({ callback_id: id, name, type }) => ({
    id,
    name,
    on: type === 'global' ? 'anywhere' : 'message',
  }))
