import { parseEmail } from '../../../domain/email.ts'
import type { Picked } from '../../platform.ts'
import { isSnowflake } from '../snowflake.ts'

/** Reads mentions and addresses as people type and paste them; what is neither comes back as `unreadable`. */
export function parsePeople(text: string): Picked {
  const words = split(text)
    .filter((word) => !AND.test(word))
    .map(readWord)
  return {
    actors: ofKind(words, 'actor'),
    emails: ofKind(words, 'email'),
    unreadable: ofKind(words, 'unreadable'),
  }
}

/** Before the last of several people. */
const AND = /^and$/iu

type Word = { readonly kind: 'actor' | 'email' | 'unreadable'; readonly text: string }

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const QUOTES = /["“”„‟«»‘’‚‛]/gu
const SEPARATORS = /[\s,;，；、]+/u

function split(text: string): readonly string[] {
  const plain = text.normalize('NFC').replace(INVISIBLE, '').replace(QUOTES, ' ')
  // Mentions picked one after the other have nothing between them.
  const apart = plain.replace(/<@!?\d+>/gu, ' $& ')
  return apart.split(SEPARATORS).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

function readWord(word: string): Word {
  const mentioned = /^<@!?(\d+)>$/u.exec(word)?.[1]
  if (mentioned && isSnowflake(mentioned)) return { kind: 'actor', text: mentioned }
  const email = parseEmail(bare(word))
  return email ? { kind: 'email', text: email } : { kind: 'unreadable', text: word }
}

/** Without `mailto:`, brackets around and punctuation after it. */
const bare = (word: string): string =>
  word
    .replace(/^[<([{']+/u, '')
    .replace(/^mailto:/iu, '')
    .replace(/[>)\]}'.!?:]+$/u, '')

const ofKind = (words: readonly Word[], kind: Word['kind']): readonly string[] => [
  ...new Set(words.filter((word) => word.kind === kind).map(({ text }) => text)),
]
