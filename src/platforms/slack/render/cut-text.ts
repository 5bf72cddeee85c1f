import type { Span, Text } from '../../../views/view.ts'
import { clip } from './clip.ts'
import { plainText } from './plain-text.ts'

/** Too long a text keeps its first words, without their formatting, and all of its links: those are there to be followed. */
export function cutText(text: Text, max: number): readonly Span[] {
  if (typeof text === 'string') return [clip(text, max)]
  const words = plainText(text.filter((span) => !isLink(span)))
  return [clip(words, max), ...text.filter(isLink).flatMap((link) => [' ', link])]
}

const isLink = (span: Span): span is Extract<Span, { readonly link: URL }> =>
  typeof span === 'object' && 'link' in span
