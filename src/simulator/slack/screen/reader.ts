import type { Block } from '../blocks/blocks.ts'
import { readRichText } from '../blocks/rich-text.ts'
import { type Piece, textsOf } from '../blocks/texts.ts'
import { decodeEntities, type Reader, renderMrkdwn } from '../mrkdwn.ts'
import type { User } from '../users.ts'
import type { Workspace } from '../workspace.ts'

/** How this person's client reads mentions and dates. */
export function readerFor({ users, conversations, clock }: Workspace, user: User): Reader {
  return {
    timeZone: user.timeZone,
    now: clock.now(),
    nameOfUser: (id) => users.get(id)?.name,
    nameOfChannel: (id) => {
      const channel = conversations.get(id)
      const isSeen = channel && (channel.kind === 'public' || channel.members.has(user.id))
      return isSeen ? channel.name : undefined
    },
  }
}

/** One line per block; blocks without words give none. */
export function readBlocks(blocks: readonly Block[], reader: Reader): string {
  return blocks
    .map((block) =>
      textsOf(block)
        .map((piece) => readPiece(piece, reader))
        .join(' '),
    )
    .filter((line) => line !== '')
    .join('\n')
}

function readPiece(piece: Piece, reader: Reader): string {
  if ('rich' in piece) return readRichText(piece.rich, reader)
  return piece.isMrkdwn ? renderMrkdwn(piece.text, reader) : decodeEntities(piece.text)
}
