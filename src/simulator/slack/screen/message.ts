import type { ScreenFile, ScreenMessage } from '../../twin.ts'
import { dateOfTs } from '../ids.ts'
import { filesOf } from '../messages.ts'
import { linksInMrkdwn, type Reader, renderMrkdwn } from '../mrkdwn.ts'
import type { StoredFile } from '../stored-file.ts'
import type { User } from '../users.ts'
import type { Message, View, Workspace } from '../workspace.ts'
import { controlsOf } from './controls.ts'
import { linksOf } from './links.ts'
import { readBlocks } from './reader.ts'

export function renderScreenMessage(workspace: Workspace, message: Message, reader: Reader): ScreenMessage {
  const { ts, text, blocks, editedTs, visibleTo } = message
  return {
    id: ts,
    author: authorOf(workspace.users.get(message.author)),
    sentAt: dateOfTs(ts),
    ...(editedTs && { editedAt: dateOfTs(editedTs) }),
    text: blocks ? readBlocks(blocks, reader) : renderMrkdwn(text, reader),
    isEphemeral: visibleTo !== undefined,
    isWaiting: false,
    files: filesOf(workspace, message)
      .filter(({ isDeleted }) => !isDeleted)
      .map(toScreenFile),
    links: blocks ? linksOf(blocks) : linksInMrkdwn(text),
    controls: controlsOf(workspace, blocks ?? []),
    vendor: { text, ...(blocks && { blocks }) },
  }
}

const toScreenFile = ({ id, name, content }: StoredFile): ScreenFile => ({
  id,
  name,
  bytes: content.byteLength,
})

/** The Home tab looks like one long message of the app. */
export function renderHome(workspace: Workspace, { id, hash, content }: View, reader: Reader): ScreenMessage {
  return {
    id,
    author: authorOf(workspace.app.user),
    sentAt: dateOfTs(hash.split('.')[0] ?? '0'),
    text: readBlocks(content.blocks, reader),
    isEphemeral: false,
    isWaiting: false,
    files: [],
    links: linksOf(content.blocks),
    controls: controlsOf(workspace, content.blocks),
    vendor: { blocks: content.blocks },
  }
}

function authorOf(user: User | undefined): ScreenMessage['author'] {
  const { name, handle, color, kind } = user ?? NOBODY
  return { name, handle, color, isBot: kind === 'bot' }
}

const NOBODY = { name: 'unknown', handle: 'unknown', color: '#757575', kind: 'person' } as const
