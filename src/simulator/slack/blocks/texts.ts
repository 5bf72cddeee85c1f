import { assertNever } from '../assert-never.ts'
import type { Block } from './blocks.ts'
import { elementsOf } from './blocks.ts'
import type { AnyText } from './objects.ts'

export type Piece = { readonly text: string; readonly isMrkdwn: boolean }

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
      return one.elements.flatMap(richTexts)
    case 'input':
    case 'actions':
    case 'divider':
      return []
    default:
      return assertNever(one)
  }
}

/** Every mrkdwn text in a block, also where it stands in an option or a confirm dialog. */
export function mrkdwnIn(one: Block): readonly string[] {
  const read = textsOf(one).filter(({ isMrkdwn }) => isMrkdwn)
  const confirms = elementsOf(one).flatMap((element) =>
    'confirm' in element && element.confirm?.text.type === 'mrkdwn' ? [element.confirm.text.text] : [],
  )
  return [...read.map(({ text }) => text), ...confirms]
}

const pieceOf = ({ type, text }: AnyText): Piece => ({ text, isMrkdwn: type === 'mrkdwn' })
const plain = (text: string): Piece => ({ text, isMrkdwn: false })

type RichPart = { readonly type: string; readonly [key: string]: unknown }

function richTexts(part: RichPart): readonly Piece[] {
  const { text, elements } = part
  if (typeof text === 'string') return [plain(text)]
  return Array.isArray(elements) ? elements.filter(isRichPart).flatMap(richTexts) : []
}

const isRichPart = (value: unknown): value is RichPart =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
