import { z } from 'zod'
import { post } from '../messages.ts'
import { Refusal } from '../refusal.ts'
import type { Slack } from '../slack.ts'
import { renderFile, type StoredFile } from '../stored-file.ts'
import type { Conversation } from '../workspace.ts'
import { notePings, readContent } from './content.ts'
import { type Method, nested, parseArgs, TIER } from './method.ts'
import { findConversation } from './targets.ts'

const infoArgs = z.looseObject({ file: z.string() })

/** Source: https://docs.slack.dev/reference/methods/files.info */
const info: Method = {
  tokens: ['bot'],
  scopes: ['files:read'],
  perMinute: TIER.four,
  run: ({ workspace }, args) => {
    const file = workspace.files.get(parseArgs(infoArgs, args).file)
    if (!file) throw new Refusal('file_not_found')
    if (file.isDeleted) throw new Refusal('file_deleted')
    return { file: renderFile(file), comments: [], paging: { count: 100, total: 0, page: 1, pages: 0 } }
  },
}

/** Bytes of a snippet. */
const MOST_OF_SNIPPET = 1024 * 1024

const uploadArgs = z.looseObject({
  filename: z.string().min(1),
  length: z.coerce.number().int().min(0),
  snippet_type: z.string().optional(),
  alt_txt: z.string().optional(),
})

/** Source: https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const getUploadUrl: Method = {
  tokens: ['bot'],
  scopes: ['files:write'],
  perMinute: TIER.four,
  run: ({ workspace, files }, args) => {
    const asked = parseArgs(uploadArgs, args)
    if (asked.length === 0) throw new Refusal('missing_argument')
    if (asked.snippet_type && asked.length > MOST_OF_SNIPPET) throw new Refusal('snippet_too_large')
    if ((asked.alt_txt ?? '').length > 1000) throw new Refusal('alt_txt_too_large')
    const announced = { name: asked.filename, length: asked.length }
    const { fileId, url } = files.openUpload(workspace.app.user, announced)
    return { upload_url: url, file_id: fileId }
  },
}

const completeArgs = z.looseObject({
  files: nested('invalid_arguments').pipe(
    z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1),
  ),
  channel_id: z
    .string()
    .regex(/^[CGDZ][A-Z0-9]{8,}$/, 'input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$')
    .optional(),
  initial_comment: z.string().optional(),
  blocks: nested('invalid_blocks_format'),
})

type Asked = z.infer<typeof completeArgs>

/**
 * Nobody sees what was uploaded before that. Without a channel it stays with the app alone.
 * Source: https://docs.slack.dev/reference/methods/files.completeUploadExternal
 */
const completeUpload: Method = {
  tokens: ['bot'],
  scopes: ['files:write'],
  perMinute: TIER.four,
  run: (slack, args) => {
    const asked = parseArgs(completeArgs, args)
    const uploaded = asked.files.map(({ id, title }) => ({
      ...findUploaded(slack, id),
      ...(title && { title }),
    }))
    const conversation = asked.channel_id ? findShared(slack, asked.channel_id) : undefined
    const sharedIn = conversation ? [conversation.id] : []
    const files = uploaded.map((file) => slack.files.change(file, { title: file.title, sharedIn }))
    if (conversation) share(slack, { conversation, files, asked })
    return { files: files.map(renderFile) }
  },
}

function findUploaded({ workspace }: Slack, id: string): StoredFile {
  const file = workspace.files.get(id)
  const isOurs = file?.owner === workspace.app.user.id && !file.isDeleted
  if (!isOurs) throw new Refusal('file_not_found')
  return file
}

function findShared({ workspace }: Slack, channel: string): Conversation {
  const conversation = findConversation(workspace, channel)
  const isMember = conversation.members.has(workspace.app.user.id)
  if (!isMember && conversation.kind !== 'public') throw new Refusal('channel_not_found')
  if (!isMember) throw new Refusal('not_in_channel')
  if (conversation.isArchived) throw new Refusal('is_archived')
  return conversation
}

type Sharing = {
  readonly conversation: Conversation
  readonly files: readonly StoredFile[]
  readonly asked: Asked
}

/** Blocks count only where there is no comment. */
function share({ workspace, pings }: Slack, { conversation, files, asked }: Sharing): void {
  const { initial_comment: text = '', blocks } = asked
  const hasWords = text !== '' || blocks !== undefined
  const says = hasWords ? readContent(text === '' ? { blocks } : { text }) : { text }
  notePings(pings, says)
  post(workspace, conversation, { ...says, author: workspace.app.user.id, files: files.map(({ id }) => id) })
}

export const filesMethods: Readonly<Record<string, Method>> = {
  'files.info': info,
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
}
