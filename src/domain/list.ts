/** One line of a list of people, as far as it can be understood. */
export type ListEntry = {
  /** As an editor counts, from 1: where it begins. */
  readonly line: number
  /** What was typed for the person, at most 200 characters. */
  readonly typed: string
  readonly note?: string
  readonly role?: string
  readonly name?: string
} & (
  | { readonly kind: 'email'; readonly email: string }
  /** As it was copied, `<@U12345>`: what it means is the platform's to say. */
  | { readonly kind: 'mention'; readonly mention: string }
  | { readonly kind: 'unreadable'; readonly problem: LineProblem }
)

export type LineProblem =
  /** Nobody is named. */
  | 'nobody'
  /** Neither an address nor a mention. */
  | 'no_address'
  /** A name with an @ before it, which nobody can tell apart from others. */
  | 'name_only'
  /** It has more or fewer cells than the first line, or is separated by something else. */
  | 'other_columns'
  | 'note_too_long'

/** Why nothing can be made of a list. */
export type ListFlaw =
  | { readonly kind: 'empty' }
  /** There are headings, and nothing below them. */
  | { readonly kind: 'only_headings' }
  /** A picture, a workbook, whatever is no text; `looksLike` is a kind of file where its first bytes say so. */
  | { readonly kind: 'no_text'; readonly looksLike?: 'picture' | 'workbook' | 'pdf' | 'archive' }
  /** Bytes that are in none of the encodings. */
  | { readonly kind: 'encoding' }
  | { readonly kind: 'web_page' }
  | { readonly kind: 'too_large'; readonly mostBytes: number }
  | { readonly kind: 'too_many_rows'; readonly mostRows: number }
  | { readonly kind: 'line_too_long'; readonly line: number; readonly mostCharacters: number }
  /** A quotation mark that is never closed, or text after one that was. */
  | { readonly kind: 'quotes'; readonly line: number }
  /** The first line has headings, and none is for addresses. */
  | { readonly kind: 'no_email_column'; readonly headings: readonly string[] }
  /** Two of the headings mean the same. */
  | { readonly kind: 'same_heading'; readonly heading: string }

/** What a list may be at the most. */
export const LIST_LIMITS = { bytes: 5_000_000, rows: 10_000, lineCharacters: 10_000 } as const
