import type { ScreenLink } from '../../twin.ts'
import type { Block } from '../blocks/blocks.ts'
import { linksInRichText } from '../blocks/rich-text.ts'
import { type Piece, textsOf } from '../blocks/texts.ts'
import { linksInMrkdwn } from '../mrkdwn.ts'

/** Every link in the words of these blocks, in order; buttons that lead somewhere are controls. */
export const linksOf = (blocks: readonly Block[]): readonly ScreenLink[] =>
  blocks.flatMap((block) => textsOf(block).flatMap(linksInPiece))

function linksInPiece(piece: Piece): readonly ScreenLink[] {
  if ('rich' in piece) return linksInRichText(piece.rich)
  return piece.isMrkdwn ? linksInMrkdwn(piece.text) : []
}
