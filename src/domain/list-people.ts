import { parseEmail } from './email.ts'
import type { ListEntry } from './list.ts'
import { clip, plain, withoutEnds } from './list-text.ts'

/** Somebody, as far as the words for them can be understood. */
export type Listed = {
  readonly typed: string
  readonly name?: string
} & (
  | Pick<Extract<ListEntry, { kind: 'email' }>, 'kind' | 'email'>
  | Pick<Extract<ListEntry, { kind: 'mention' }>, 'kind' | 'mention'>
  | Pick<Extract<ListEntry, { kind: 'unreadable' }>, 'kind' | 'problem'>
)

const TYPED = 200
const NAME = 80

/**
 * Everybody who is named, one after the other: an address, alone or with a name before or after it, or a mention. What
 * names nobody is handed back as one who cannot be read.
 */
export function readPeople(text: string): readonly Listed[] {
  const line = plain(text)
  const people = hasAt(line) ? peopleIn(line) : []
  if (people.length > 0) return people
  const typed = clip(line, TYPED)
  return [{ kind: 'unreadable', typed, problem: typed === '' ? 'nobody' : 'no_address' }]
}

function peopleIn(line: string): readonly Listed[] {
  const words = [...line.matchAll(WORD)].map(([word]) => word)
  return groupWords(words.filter((word, at) => !isNameOf(word, words[at + 1])))
}

/** A quoted name, an address in angle brackets, or anything between blanks. */
const WORD = /"[^"]*"|<[^<>]*>|[^\s"<>]+|["<>]/gu

/** Some mail programs put the address itself where a name would be. */
const isNameOf = (word: string, next = ''): boolean =>
  next.startsWith('<') &&
  hasAt(word) &&
  (word.startsWith('"') || withoutWrapping(word) === withoutWrapping(next))

/** A word stands for somebody; those before it, and after the only one, are their name. */
function groupWords(words: readonly string[]): readonly Listed[] {
  const at = words.flatMap((word, index) => (hasAt(word) ? [index] : []))
  return at.map((index, turn) => {
    const before = words.slice(turn === 0 ? 0 : (at[turn - 1] ?? 0) + 1, index)
    const after = at.length === 1 ? words.slice(index + 1) : []
    const name = nameOf(before.length > 0 ? before : after)
    const typed = at.length === 1 ? words.join(' ') : withoutEnds(words[index] ?? '', { last: ',;' })
    return { ...readWord(words[index] ?? ''), typed: clip(typed, TYPED), ...(name && { name }) }
  })
}

/** Also used to tell a heading from somebody. */
export const mayBeSomebody = (word: string): boolean => hasAt(plain(word))

/** Of a word that is {@link plain} already. */
const hasAt = (word: string): boolean => word.includes('@')

const nameOf = (words: readonly string[]): string =>
  clip(
    withoutEnds(words.join(' ').replace(/["<>()[\]]/gu, ''), { first: AROUND_NAMES, last: AROUND_NAMES }),
    NAME,
  )

const AROUND_NAMES = ' ,;:–-'

const MENTION = /^<@[!\w][^<>]*>$/u

type Word =
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'mention'; readonly mention: string }
  | { readonly kind: 'unreadable'; readonly problem: 'name_only' | 'no_address' }

function readWord(word: string): Word {
  if (MENTION.test(word)) return { kind: 'mention', mention: word }
  const bare = withoutWrapping(word)
  const email = parseEmail(bare)
  if (email) return { kind: 'email', email }
  return { kind: 'unreadable', problem: /^@[^@]+$/u.test(bare) ? 'name_only' : 'no_address' }
}

/** Links to an address hold it twice, or with a subject; sentences end in a full stop. */
const withoutWrapping = (word: string): string =>
  withoutEnds(word, { first: `<("'[`, last: `>)"'].,;:` }).replace(/^mailto:([^?|]*).*$/iu, '$1')
