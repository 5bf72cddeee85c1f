import type { ListFlaw } from '../domain/list.ts'

type Kind = NonNullable<Extract<ListFlaw, { kind: 'no_text' }>['looksLike']>

/** How many of the first bytes tell. */
export const TELLING_BYTES = 64

/** What files begin with. Source: https://en.wikipedia.org/wiki/List_of_file_signatures */
const BEGINNINGS: readonly (readonly [kind: Kind, mark: string, at?: number])[] = [
  ['picture', '\x89PNG'],
  ['picture', '\xff\xd8\xff'],
  ['picture', 'GIF8'],
  ['picture', 'WEBP', 8],
  ['pdf', '%PDF-'],
  // Of the years before 2007.
  ['workbook', '\xd0\xcf\x11\xe0'],
  ['archive', 'PK\x03\x04'],
  ['archive', '\x1f\x8b'],
  ['archive', '7z\xbc\xaf'],
  ['archive', 'Rar!\x1a'],
]

/** A workbook is an archive, in which such a name comes first. */
const WORKBOOK = /\[Content_Types\]\.xml|_rels\/|xl\/|opendocument\.spreadsheet/

/** What kind of file it is, where it is none that could be a list. */
export function looksLike(head: Uint8Array): Kind | undefined {
  const text = String.fromCharCode(...head.subarray(0, TELLING_BYTES))
  const found = BEGINNINGS.find(([, mark, at]) => text.startsWith(mark, at))?.[0]
  return found === 'archive' && WORKBOOK.test(text) ? 'workbook' : found
}
