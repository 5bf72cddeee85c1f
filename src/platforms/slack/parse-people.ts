import { parseEmail } from '../../domain/email.ts'
import type { OptionSpec, Picked } from '../platform.ts'
import { slackActor } from './ids.ts'
import { readable, type Token, tokenize } from './tokens.ts'

/**
 * People first, a choice among or after them, and the rest is the text: `@ann b@x.org admin see you soon`.
 * A single word behind the people is taken for a choice, so that a misspelt role is asked about and not mailed.
 */
export function parsePeopleOptions(
  options: readonly OptionSpec[],
  rest: string,
  team: string,
): Readonly<Record<string, unknown>> {
  const choice = options.find((option) => option.kind === 'choice')
  const text = options.find((option) => option.kind === 'text')
  const { people, chosen, left } = divide(tokenize(rest), choice?.choices ?? [])

  const picked = readPeople(text || left.length === 0 ? people : [...people, ...left], team)
  const isMisspelt = left.length === 1 && left[0]?.kind === 'word' && !chosen
  const words = isMisspelt || !text ? '' : noteText(rest, left[0])
  const choiceWord = chosen ?? (isMisspelt ? left[0]?.text : undefined)
  return {
    ...Object.fromEntries(options.filter(({ kind }) => kind === 'people').map(({ name }) => [name, picked])),
    ...(choice && choiceWord && { [choice.name]: choiceWord }),
    ...(text && words && { [text.name]: words }),
  }
}

type Division = {
  readonly people: readonly Token[]
  readonly chosen: string | undefined
  readonly left: readonly Token[]
}

/** The first word is always meant to be a person; after it only what looks like one. */
function divide(tokens: readonly Token[], choices: readonly string[]): Division {
  const people: Token[] = []
  let chosen: string | undefined
  for (const [index, token] of tokens.entries()) {
    const choice = index === 0 || chosen ? undefined : choiceOf(token, choices)
    if (!choice && index > 0 && !isPersonLike(token)) return { people, chosen, left: tokens.slice(index) }
    if (choice) chosen = choice
    else people.push(token)
  }
  return { people, chosen, left: [] }
}

const choiceOf = (token: Token, choices: readonly string[]): string | undefined =>
  token.kind === 'word' ? choices.find((choice) => choice === token.text.toLowerCase()) : undefined

const isPersonLike = (token: Token): boolean =>
  token.kind === 'mention' || token.isListed || (token.kind === 'word' && token.text.includes('@'))

function readPeople(tokens: readonly Token[], team: string): Picked {
  const actors = new Set<string>()
  const emails = new Set<string>()
  const unreadable = new Map<string, string>()
  for (const token of tokens) {
    const word = token.kind === 'mention' ? token.text : bare(token.text)
    const email = parseEmail(word)
    if (token.kind === 'mention') actors.add(slackActor(team, word).id)
    else if (email) emails.add(email)
    else if (word !== '') unreadable.set(word.toLowerCase(), word)
  }
  return { actors: [...actors], emails: [...emails], unreadable: [...unreadable.values()] }
}

/** Without the punctuation and the invisible joiners that come along with a copied address. */
const bare = (word: string): string =>
  word
    .replace(/[\u200c\u200d]/g, '')
    .replace(/^["'‘’(<[{]+|["'‘’)>\]}.,;:!?]+$/g, '')
    .trim()

function noteText(rest: string, first: Token | undefined): string {
  if (!first) return ''
  const text = readable(rest.slice(first.at), (user, label) => `@${label ?? user}`)
  return /^"([^"]*)"?$/.exec(text)?.[1]?.trim() ?? text
}
