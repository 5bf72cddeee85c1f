/** Markup that is safe to send. Only {@link html} makes it, and it escapes every string. */
export type Html = { readonly markup: string }

type Piece = string | Html | undefined | readonly Piece[]

/** Strings are text, whatever is in them; only other markup stays markup. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  markup: parts.map((part, index) => part + markupOf(pieces[index])).join(''),
})

function markupOf(piece: Piece): string {
  if (piece === undefined) return ''
  if (typeof piece === 'string') return escape(piece)
  return 'markup' in piece ? piece.markup : piece.map(markupOf).join('')
}

const escape = (text: string): string => text.replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`)
