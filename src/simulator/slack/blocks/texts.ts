import { assertNever } from '../assert-never.ts'
import { broadcastsIn } from '../mrkdwn.ts'
import type { Block } from './blocks.ts'
import { elementsOf } from './blocks.ts'
import type { AnyText } from './objects.ts'
import { broadcastsInRichText, type RichTextPart } from './rich-text.ts'

export type Piece =
  | { readonly text: string; readonly isMrkdwn: boolean }
  | { readonly rich: readonly RichTextPart[] }

/** What stands in a block to be read, without the words on its controls. */
export function textsOf(one: Block): readonly Piece[] {
  switch (one.type) {
    case 'section':
      return [...(one.text ? [one.text] : []), ...(one.fields ?? [])].map(pieceOf)
    case 'context':
      return one.elements.map((part) => (part.type === 'image' ? plain(part.alt_text) : pieceOf(part)))
    case 'header':
      return [pieceOf(one.text)]
    case 'image':
      return [plain(one.title?.text ?? one.alt_text)]
    case 'markdown':
      return [{ text: one.text, isMrkdwn: true }]
    case 'rich_text':
      return [{ rich: one.elements }]
    case 'input':
    case 'actions':
    case 'divider':
      return []
    default:
      return assertNever(one)
  }
}

/** Mentions of many people at once in a block, also where they stand in an option or a confirm dialog. */
export function broadcastsInBlock(one: Block): readonly string[] {
  const confirms = elementsOf(one).flatMap((element) =>
    'confirm' in element && element.confirm?.text.type === 'mrkdwn'
      ? broadcastsIn(element.confirm.text.text)
      : [],
  )
  return [...textsOf(one).flatMap(broadcastsInPiece), ...confirms]
}

function broadcastsInPiece(piece: Piece): readonly string[] {
  if ('rich' in piece) return broadcastsInRichText(piece.rich)
  return piece.isMrkdwn ? broadcastsIn(piece.text) : []
}

const pieceOf = ({ type, text }: AnyText): Piece => ({ text, isMrkdwn: type === 'mrkdwn' })
const plain = (text: string): Piece => ({ text, isMrkdwn: false })
