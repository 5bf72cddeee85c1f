import type { OptionSpec } from '../../../domain/command.ts'
import { parseEmail } from '../../../domain/email.ts'
import type { Picked } from '../../platform.ts'
import { slackActor } from '../ids.ts'
import { takeOption } from './take-option.ts'
import { byLabel, readable, type Token, tokenize, unquoted } from './tokens.ts'

/**
 * People first, a choice among or after them, and the rest is the text: `@ann b@x.org admin see you soon`. A choice of
 * several words, or one that is not in the table, is said with its name: `role:"Organization Viewer"`.
 * A single word behind the people is taken for a choice, so that a misspelt role is asked about and not mailed.
 */
export function parsePeopleOptions(
  options: readonly OptionSpec[],
  text: string,
  team: string,
): Readonly<Record<string, unknown>> {
  const nameOf = (kind: OptionSpec['kind']) => options.find((option) => option.kind === kind)?.name
  const choice = options.find((option) => option.kind === 'choice')
  const { rest, value } = choice ? takeOption(text, choice.name) : { rest: text }
  const { people, chosen, left } = divide(tokenize(rest), choice?.choices ?? [])
  const said = readLeft(left, value ?? chosen, rest)

  // Without a text option, all that was said was meant to be people.
  const picked = readPeople(nameOf('text') ? people : [...people, ...left], team)
  return Object.fromEntries<unknown>([
    ...entry(nameOf('people'), picked),
    ...entry(nameOf('choice'), said.choice),
    ...entry(nameOf('text'), said.text),
  ])
}

const entry = (name: string | undefined, value: unknown): [string, unknown][] =>
  name === undefined || value === undefined || value === '' ? [] : [[name, value]]

type Said = { readonly choice: string | undefined; readonly text: string }

function readLeft(left: readonly Token[], chosen: string | undefined, rest: string): Said {
  const [first] = left
  const isMisspelt = left.length === 1 && first?.kind === 'word' && chosen === undefined
  if (isMisspelt) return { choice: first.text, text: '' }
  return { choice: chosen, text: first ? noteText(rest.slice(first.at)) : '' }
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
    if (isAnd(token) && isPersonLike(tokens[index + 1])) continue
    const choice = index === 0 || chosen ? undefined : choiceOf(token, choices)
    if (!choice && index > 0 && !isPersonLike(token)) return { people, chosen, left: tokens.slice(index) }
    if (choice) chosen = choice
    else people.push(token)
  }
  return { people, chosen, left: [] }
}

const choiceOf = (token: Token, choices: readonly string[]): string | undefined =>
  token.kind === 'word' ? choices.find((choice) => choice === token.text.toLowerCase()) : undefined

/** The last of several people has it in front, and so may the first word of a note. */
const isAnd = ({ kind, text }: Token): boolean => kind === 'word' && /^(?:and|&|\+)$/i.test(text)

const isPersonLike = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'mention' || token.isListed || (token.kind === 'word' && token.text.includes('@')))

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

function noteText(rest: string): string {
  return unquoted(readable(rest, (user, label) => `@${byLabel(user, label)}`))
}
