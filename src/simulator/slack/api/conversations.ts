import { z } from 'zod'
import { directRefusal, findDirect, isExternallyShared, partnerOf } from '../conversations.ts'
import { Refusal } from '../refusal.ts'
import { requireScope } from '../scopes.ts'
import { OTHER_TEAM } from '../users.ts'
import type { Conversation, Workspace } from '../workspace.ts'
import { history } from './history.ts'
import { flag, type Method, parseArgs, TIER } from './method.ts'
import { findConversation, openDirectWith } from './targets.ts'
import type { Token } from './tokens.ts'

const READ_SCOPES = ['channels:read', 'groups:read', 'im:read', 'mpim:read']
const SCOPE_OF = { public: 'channels:read', private: 'groups:read', direct: 'im:read' } as const

const infoArgs = z.looseObject({ channel: z.string(), include_num_members: flag })
const membersArgs = z.looseObject({
  channel: z.string(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
const openArgs = z.looseObject({
  users: z.string().optional(),
  channel: z.string().optional(),
  return_im: flag,
  prevent_creation: flag,
})

const info: Method = {
  tokens: ['bot'],
  scopes: READ_SCOPES,
  perMinute: TIER.three,
  run: ({ workspace }, args, token) => {
    const asked = parseArgs(infoArgs, args)
    const conversation = findReadable(workspace, asked.channel, token)
    const count = asked.include_num_members && { num_members: presentIn(workspace, conversation).length }
    return { channel: { ...renderConversation(workspace, conversation), ...count } }
  },
}

const members: Method = {
  tokens: ['bot'],
  scopes: READ_SCOPES,
  perMinute: TIER.four,
  run: ({ workspace }, args, token) => {
    const { channel, cursor, limit } = parseArgs(membersArgs, args)
    const all = presentIn(workspace, findReadable(workspace, channel, token))
    const from = cursor ? all.indexOf(Buffer.from(cursor, 'base64').toString()) : 0
    if (from < 0) throw new Refusal('invalid_cursor')
    const next = all[from + limit]
    const cursorAfter = next ? Buffer.from(next).toString('base64') : ''
    return { members: all.slice(from, from + limit), response_metadata: { next_cursor: cursorAfter } }
  },
}

const open: Method = {
  tokens: ['bot'],
  scopes: ['im:write', 'mpim:write'],
  perMinute: TIER.three,
  run: ({ workspace }, args) => {
    const asked = parseArgs(openArgs, args)
    if (asked.channel) return { channel: { id: findConversation(workspace, asked.channel).id } }
    const [userId, ...others] = (asked.users ?? '').split(',').filter(Boolean)
    if (!userId) throw new Refusal('users_list_not_supplied')
    if (others.length > 0) throw new Refusal('restricted_action')
    return openWithUser(workspace, userId, asked.return_im)
  },
}

/** Whoever is deactivated is in no list, and back in it with their account. */
const presentIn = ({ users }: Workspace, { members: all }: Conversation): readonly string[] =>
  [...all].filter((id) => users.get(id)?.kind !== 'deactivated')

function openWithUser(workspace: Workspace, userId: string, isWhole: boolean): object {
  const user = workspace.users.get(userId)
  if (!user) throw new Refusal('user_not_found')
  const wasOpen = findDirect(workspace, workspace.app.user.id, userId) !== undefined
  // Whom the app may not see has no channel to be not found.
  if (directRefusal(workspace, user) === 'channel_not_found') throw new Refusal('user_not_visible')
  const conversation = openDirectWith(workspace, user)
  const channel = isWhole ? renderConversation(workspace, conversation) : { id: conversation.id }
  return { ...(wasOpen && { no_op: true, already_open: true }), channel }
}

function findReadable(workspace: Workspace, channel: string, token: Token): Conversation {
  const conversation = findConversation(workspace, channel)
  const isMember = conversation.members.has(workspace.app.user.id)
  if (conversation.kind !== 'public' && !isMember) throw new Refusal('channel_not_found')
  requireScope(token.scopes, [SCOPE_OF[conversation.kind]])
  return conversation
}

function renderConversation(workspace: Workspace, conversation: Conversation): object {
  const { id, kind, createdAt } = conversation
  const created = Math.floor(createdAt.getTime() / 1000)
  const shared = {
    id,
    created,
    updated: createdAt.getTime(),
    is_archived: conversation.isArchived,
    context_team_id: workspace.team.id,
  }
  const partner = partnerOf(workspace, conversation, workspace.app.user.id)
  if (kind === 'direct')
    return { ...shared, is_im: true, is_org_shared: false, user: partner?.id, priority: 0 }
  return { ...shared, ...renderChannel(workspace, conversation, created) }
}

function renderChannel(workspace: Workspace, conversation: Conversation, created: number): object {
  const isShared = isExternallyShared(workspace, conversation)
  const creator = [...conversation.members][0] ?? workspace.app.user.id
  return {
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: conversation.kind === 'private',
    is_general: conversation.name === 'general',
    is_member: conversation.members.has(workspace.app.user.id),
    is_shared: isShared,
    is_ext_shared: isShared,
    is_org_shared: false,
    is_pending_ext_shared: conversation.sharing === 'pending',
    pending_shared: conversation.sharing === 'pending' ? [OTHER_TEAM] : [],
    pending_connected_team_ids: [],
    parent_conversation: null,
    unlinked: 0,
    creator,
    shared_team_ids: [workspace.team.id, ...(isShared ? [OTHER_TEAM] : [])],
    topic: { value: conversation.topic, creator, last_set: created },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
  }
}

export const conversationsMethods: Readonly<Record<string, Method>> = {
  'conversations.history': history,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
}
